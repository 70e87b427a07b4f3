package downhill.run;

import downhill.experiment.ExperimentCodec;
import downhill.store.Database;
import downhill.train.Edit;
import downhill.train.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The recordings in the database: entry 0 is the experiment, the others are the edits, each in as many rows as its JSON
 * needs. All calls but those that read belong inside of {@link Database#change}.
 */
final class RunRecordings {
    /** Characters of one row; H2 takes no more than a million. */
    static final int SIZE = 250_000;

    private static final int EXPERIMENT = 0;

    private final Database database;

    RunRecordings(Database database) {
        this.database = database;
    }

    /** Writes the recording of a run that has none. */
    void add(RunId id, Recording recording) {
        write(id, EXPERIMENT, 0, "", ExperimentCodec.write(recording.experiment()));
        int index = 0;
        for (Recording.Entry entry : recording.journal()) {
            write(id, index++, entry);
        }
    }

    /** Writes an edit in place of what stands at this index of the journal and after it. */
    void put(RunId id, int index, Recording.Entry entry) {
        database.jdbc()
                .sql("delete from run_recording where run_id = ? and entry > ?")
                .params(id.value(), index)
                .update();
        write(id, index, entry);
    }

    /** Removes all of a run's recording. */
    void remove(RunId id) {
        database.jdbc()
                .sql("delete from run_recording where run_id = ?")
                .param(id.value())
                .update();
    }

    /** The experiment at update 0, as JSON. */
    Optional<String> experiment(RunId id) {
        List<String> parts = database.jdbc()
                .sql("select json from run_recording where run_id = ? and entry = ? order by part")
                .params(id.value(), EXPERIMENT)
                .query((row, _) -> row.getString(1))
                .list();
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("", parts));
    }

    /** The edits in order. */
    List<Recording.Entry> journal(RunId id) {
        List<Recording.Entry> journal = new ArrayList<>();
        database.jdbc()
                .sql("select at_update, part, path, json from run_recording where run_id = ? and entry > ?"
                        + " order by entry, part")
                .params(id.value(), EXPERIMENT)
                .query(row -> {
                    boolean more = row.getInt("part") > 0;
                    String before = more ? journal.removeLast().edit().json() : "";
                    Edit edit = Edit.kept(row.getString("path"), before + row.getString("json"));
                    journal.add(new Recording.Entry(row.getLong("at_update"), edit));
                });
        return journal;
    }

    private void write(RunId id, int index, Recording.Entry entry) {
        write(id, index + 1, entry.update(), entry.edit().path(), entry.edit().json());
    }

    private void write(RunId id, int entry, long update, String path, String json) {
        int part = 0;
        int from = 0;
        do {
            int to = end(json, from);
            database.jdbc()
                    .sql("insert into run_recording (run_id, entry, part, at_update, path, json)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(id.value(), entry, part++, update, path, json.substring(from, to))
                    .update();
            from = to;
        } while (from < json.length());
    }

    /** Where a part ends: never within a character of two. */
    private static int end(String json, int from) {
        int to = Math.min(json.length(), from + SIZE);
        return to < json.length() && Character.isHighSurrogate(json.charAt(to - 1)) ? to - 1 : to;
    }
}

package downhill.train;

import downhill.data.DataSpec.Prepared;
import downhill.experiment.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run's series, bounded: a row for each of the updates 0 to 64, always kept, then rows on an even grid of updates;
 * when that is full, its resolution halves and keeps minimum and maximum.
 *
 * <p>The grid depends on the experiment alone, never on the clock.
 */
public final class History {
    /** Updates that always keep a row each. */
    public static final int HEAD = 64;

    /** Most rows behind the head. */
    public static final int TAIL = 1024;

    /** Multiplications of a measurement below which every update may have one. */
    private static final double CHEAP = 2e6;

    /** Bytes of a row without its numbers of layers. */
    private static final long ROW = 128;

    private final List<Row> rows = new ArrayList<>();
    private long interval;
    private int generation;

    /** @param interval updates between two rows behind the head, at least 1 */
    History(long interval) {
        this.interval = interval;
    }

    /**
     * Updates between two rows at first. A measurement is a forward pass over both sets and a backward pass over the
     * probe set. Where that is much work, it must not cost more than about twice the updates between two rows.
     */
    static long interval(int parameters, Prepared data, Training training) {
        double weights = parameters;
        int probe = Math.min(Evaluator.CHUNK, data.train().rows());
        double measurement = weights * (data.train().rows() + data.test().rows() + 2.0 * probe);
        double update = 3 * weights * training.batch().rows(data.train().rows());
        if (measurement <= CHEAP) {
            return 1;
        }
        long ratio = (long) (measurement / update / 2);
        return Math.max(1, Long.highestOneBit(Math.max(1, ratio)));
    }

    /** Goes on from these rows. */
    History(long interval, int generation, List<Row> rows) {
        this(interval);
        this.generation = generation;
        this.rows.addAll(rows);
    }

    /** The same at this moment, independent from now on. */
    History copy() {
        return new History(interval, generation, rows);
    }

    /** Whether a row is due after this update. */
    boolean due(long update) {
        return update <= HEAD || update % interval == 0;
    }

    /** Adds the newest row. */
    void add(Row row) {
        rows.add(row);
        // Halved where the coarser grid has a row, no row is left beside it; that is one of any two rows.
        if (rows.size() >= HEAD + TAIL && row.update() % (2 * interval) == 0) {
            halve();
        }
    }

    private void halve() {
        interval *= 2;
        generation++;
        List<Row> tail = new ArrayList<>(rows.subList(HEAD + 1, rows.size()));
        rows.subList(HEAD + 1, rows.size()).clear();
        for (Row row : tail) {
            Row last = rows.getLast();
            if (last.update() > HEAD && bucket(last) == bucket(row)) {
                rows.set(rows.size() - 1, last.mergedWith(row));
            } else {
                rows.add(row);
            }
        }
    }

    private long bucket(Row row) {
        return Math.ceilDiv(row.update(), interval);
    }

    /** Updates between two rows behind the head. */
    public long interval() {
        return interval;
    }

    /** Bytes of memory, about, beyond the rows that another history of the same run holds too. */
    @SuppressWarnings("ReferenceEquality") // equal rows take memory twice
    long bytes(@Nullable History other) {
        int shared = 0;
        int most = other == null ? 0 : Math.min(rows.size(), other.rows.size());
        while (shared < most
                && rows.get(shared) == Objects.requireNonNull(other).rows.get(shared)) {
            shared++;
        }
        long bytes = (long) Long.BYTES * rows.size();
        for (Row row : rows.subList(shared, rows.size())) {
            bytes += ROW + (long) Double.BYTES * (row.low().length + row.high().length);
        }
        return bytes;
    }

    /** How often the resolution has halved. */
    int generation() {
        return generation;
    }

    /** All rows now kept. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** The newest row. */
    public Row last() {
        return rows.getLast();
    }

    /** Has everything. */
    public Position end() {
        return new Position(generation, rows.size());
    }

    /** The rows that somebody lacks who has the first {@code position.rows()} of a generation. */
    public Segment since(Position position) {
        boolean known = position.generation() == generation && position.rows() <= rows.size();
        int from = known ? position.rows() : 0;
        return new Segment(generation, from, List.copyOf(rows.subList(from, rows.size())));
    }

    /**
     * How much of a history somebody has.
     *
     * @param generation how often the resolution had halved
     * @param rows number of rows from the first on
     */
    public record Position(int generation, int rows) {
        /** Has nothing. */
        public static final Position NOTHING = new Position(-1, 0);
    }

    /** Rows of a history from an index on. */
    public record Segment(int generation, int from, List<Row> rows) {
        /** The first of them. */
        public Segment first(int number) {
            return new Segment(generation, from, rows.subList(0, number));
        }

        /** Whether it begins where another one ends. */
        boolean continues(Segment other) {
            return !other.rows().isEmpty() && other.end().equals(new Position(generation, from));
        }

        /** With the rows of one that it continues. */
        Segment after(Segment other) {
            return new Segment(
                    generation,
                    other.from(),
                    Stream.concat(other.rows().stream(), rows.stream()).toList());
        }

        /** What somebody has who has this too. */
        public Position end() {
            return new Position(generation, from + rows.size());
        }
    }
}

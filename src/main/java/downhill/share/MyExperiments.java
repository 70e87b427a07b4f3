package downhill.share;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.run.Chronicle;
import downhill.run.Owner;
import downhill.run.Story;
import downhill.share.KeptRecords.Content;
import downhill.store.Blobs;
import downhill.store.Database;
import downhill.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What somebody made and ran: an experiment is kept when it trains, or by hand under a name, and once however often it
 * runs. Its calls wait for the database.
 */
public final class MyExperiments implements Chronicle {
    private static final Logger LOG = LoggerFactory.getLogger(MyExperiments.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TIDY = Duration.ofHours(1);

    /** Longer than it takes from putting data to referring to them, and than clocks of servers differ. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final KeptRecords records;
    private final KeptDataRecords data;
    private final KeepLimits limits;
    private final Clock clock;
    private final AtomicReference<Instant> tidied = new AtomicReference<>(Instant.EPOCH);

    MyExperiments(Database database, Blobs blobs, KeepLimits limits, Clock clock) {
        records = new KeptRecords(database);
        data = new KeptDataRecords(database, blobs);
        this.limits = limits;
        this.clock = clock;
    }

    /** Bounds of what is kept. */
    public KeepLimits limits() {
        return limits;
    }

    /** Keeps what a run has come to, unless it was removed while this run was known, or there is no room. */
    @Override
    public void note(Story story) {
        Sha256 owner = story.owner().hash();
        Instant now = clock.instant();
        try {
            Canon canon = Canon.of(story.experiment());
            Progress progress = Progress.of(story);
            boolean known = records.progress(owner, canon.id(), story.run(), progress, now)
                    || records.exists(owner, canon.id());
            if (!known && noRoomBesideNames(owner, canon).isEmpty()) {
                put(
                        owner,
                        canon,
                        new Kept(canon.id(), "", Gist.of(story.experiment()), progress, now, now),
                        story.run());
            }
        } catch (InvalidExperiment e) {
            LOG.debug("An experiment is too large to be kept: {}", e.problems());
        }
        seen(owner);
    }

    /**
     * Keeps an experiment under a name, whether it ran or not.
     *
     * @throws InvalidExperiment if the name is not legal, or there is no room beside what has a name
     */
    public void keep(Owner owner, Experiment experiment, String name) throws InvalidExperiment {
        String legal = legal(name);
        Canon canon = Canon.of(experiment);
        if (!records.name(owner.hash(), canon.id(), legal)) {
            refuse(noRoomBesideNames(owner.hash(), canon));
            Instant now = clock.instant();
            put(owner.hash(), canon, new Kept(canon.id(), legal, Gist.of(experiment), Progress.NONE, now, now), "");
        }
    }

    /**
     * Adds an experiment with its past. What is there already stays as it is, but takes a name if it has none.
     *
     * @return whether it was not there
     * @throws InvalidExperiment if the name is not legal, or there is no room beside what is there
     */
    boolean add(Owner owner, Experiment experiment, Past past) throws InvalidExperiment {
        Sha256 hash = owner.hash();
        String name = legal(past.name());
        Canon canon = Canon.of(experiment);
        if (records.isThere(hash, canon.id())) {
            records.nameIfNameless(hash, canon.id(), name);
            return false;
        }
        refuse(noRoomAtAll(hash, canon));
        if (records.exists(hash, canon.id())) {
            return records.name(hash, canon.id(), name);
        }
        Kept kept = new Kept(canon.id(), name, Gist.of(experiment), past.progress(), past.made(), past.ran());
        put(hash, canon, kept, "");
        return true;
    }

    private void put(Sha256 owner, Canon canon, Kept kept, String run) {
        Instant now = clock.instant();
        canon.data().ifPresent(text -> data.put(text, now));
        boolean _ = records.add(owner, canon, kept, run, now);
        int excess = records.count(owner) - limits.experiments();
        if (excess > 0) {
            int _ = records.drop(owner, excess, false);
        }
        boolean dropping = true;
        while (dropping && records.dataBytes(owner) > limits.data().toBytes()) {
            dropping = records.drop(owner, 1, true) > 0;
        }
    }

    private Optional<Problem> noRoomBesideNames(Sha256 owner, Canon canon) {
        if (records.named(owner) >= limits.experiments()) {
            return Optional.of(Problem.of("", "keep_full", limits.experiments()));
        }
        return noRoomForData(canon, canon.data().isEmpty() ? 0 : records.namedDataBytes(owner));
    }

    private Optional<Problem> noRoomAtAll(Sha256 owner, Canon canon) {
        if (records.there(owner) >= limits.experiments()) {
            return Optional.of(Problem.of("", "keep_full", limits.experiments()));
        }
        return noRoomForData(canon, canon.data().isEmpty() ? 0 : records.dataBytes(owner));
    }

    private Optional<Problem> noRoomForData(Canon canon, long others) {
        long most = limits.data().toBytes();
        return canon.dataBytes() > 0 && others + canon.dataBytes() > most
                ? Optional.of(Problem.of("data", "keep_data_full", others + canon.dataBytes(), most))
                : Optional.empty();
    }

    private static void refuse(Optional<Problem> problem) throws InvalidExperiment {
        if (problem.isPresent()) {
            throw new InvalidExperiment(List.of(problem.get()));
        }
    }

    private static String legal(String name) throws InvalidExperiment {
        String plain = name.replaceAll("\\p{Cntrl}", " ").strip();
        if (plain.length() > Kept.NAME) {
            throw new InvalidExperiment(List.of(Problem.of("name", "text_too_long", plain.length(), Kept.NAME)));
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(plain)) {
            throw new InvalidExperiment(List.of(Problem.of("name", "not_unicode")));
        }
        return plain;
    }

    /** All that an owner has, the last run first. */
    public List<Kept> all(Owner owner) {
        seen(owner.hash());
        return records.all(owner.hash());
    }

    /**
     * The experiment behind an entry.
     *
     * @throws InvalidExperiment if this version cannot read it
     */
    public Optional<Experiment> experiment(Owner owner, Sha256 id) throws InvalidExperiment {
        Optional<Content> content = content(owner, id);
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Canon(id, content.get().json(), content.get().data().flatMap(this::data)).experiment());
    }

    /** The link of an entry, below the page's root; none where its data are too large for one. */
    public Optional<String> path(Owner owner, Sha256 id) {
        Optional<Content> content = content(owner, id);
        if (content.isEmpty() || content.get().data().isPresent()) {
            return Optional.empty();
        }
        try {
            Experiment experiment = ExperimentCodec.read(content.get().json());
            return Links.tooLong(experiment).isPresent()
                    ? Optional.empty()
                    : Optional.of("x/" + Links.encode(experiment));
        } catch (InvalidExperiment e) {
            LOG.debug("A kept experiment is of another version: {}", e.problems());
            return Optional.empty();
        }
    }

    /** The experiment behind an entry as it is written. */
    Optional<Content> content(Owner owner, Sha256 id) {
        return records.content(owner.hash(), id);
    }

    /** Data that an experiment refers to. */
    Optional<String> data(Sha256 id) {
        return data.get(id);
    }

    /**
     * Gives an entry another name.
     *
     * @param name empty for none
     * @return the name as it is kept
     * @throws InvalidExperiment if the name is not legal
     */
    public String rename(Owner owner, Sha256 id, String name) throws InvalidExperiment {
        String legal = legal(name);
        boolean _ = records.name(owner.hash(), id, legal);
        return legal;
    }

    /** Removes entries; for a day they can come back. */
    public void remove(Owner owner, Collection<Sha256> ids) {
        Optional<Instant> now = Optional.of(clock.instant());
        ids.forEach(id -> records.remove(owner.hash(), id, now));
    }

    /** Has removed entries there again, as far as their place was not needed. */
    public void restore(Owner owner, Collection<Sha256> ids) {
        ids.forEach(id -> records.remove(owner.hash(), id, Optional.empty()));
    }

    private void seen(Sha256 owner) {
        Instant now = clock.instant();
        records.seen(owner, now, now.minus(DAY));
        Instant last = tidied.get();
        if (last.isBefore(now.minus(TIDY)) && tidied.compareAndSet(last, now)) {
            tidy();
        }
    }

    /** Drops for good what was removed a day ago, what nobody comes back to, and data that nothing refers to. */
    void tidy() {
        Instant now = clock.instant();
        int gone = records.dropRemovedBefore(now.minus(DAY));
        if (!limits.forgetAfter().isZero()) {
            gone += records.dropUnseenSince(now.minus(limits.forgetAfter()));
        }
        int swept = data.sweep(now.minus(MARGIN));
        LOG.debug("Dropped {} kept experiments and {} data", gone, swept);
    }

    /**
     * What a file tells of an experiment.
     *
     * @param name may be empty
     */
    record Past(String name, Progress progress, Instant made, Instant ran) {}
}

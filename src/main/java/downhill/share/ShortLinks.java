package downhill.share;

import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import downhill.run.Owner;
import downhill.store.Blobs;
import downhill.store.Database;
import downhill.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people gave away under short links: immutable, and named by its own content. Its calls wait for the database. */
public final class ShortLinks {
    private static final Duration DAY = Duration.ofDays(1);

    private final ShortLinkRecords records;
    private final Blobs blobs;
    private final ShareLimits limits;
    private final Clock clock;
    private volatile Instant tidied = Instant.EPOCH;

    ShortLinks(Database database, Blobs blobs, ShareLimits limits, Clock clock) {
        records = new ShortLinkRecords(database);
        this.blobs = blobs;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Keeps something; what is there already gets the same id.
     *
     * @throws InvalidExperiment if it is too large, or the owner or the server has too many
     */
    public ShortId put(Owner owner, Shared shared) throws InvalidExperiment {
        byte[] content = SharedCodec.write(shared);
        Sha256 name = Sha256.of(content);
        ShortId id = ShortId.of(name);
        if (records.find(id).isPresent()) {
            return id;
        }
        List<Problem> problems = problems(owner, shared, content.length);
        if (!problems.isEmpty()) {
            throw new InvalidExperiment(problems);
        }
        if (tidied.isBefore(clock.instant().minus(DAY))) {
            tidied = clock.instant();
            int _ = tidy();
        }
        blobs.put(content);
        records.add(id, name, owner.hash(), clock.instant());
        return id;
    }

    private List<Problem> problems(Owner owner, Shared shared, int bytes) {
        List<Problem> problems = new ArrayList<>();
        check("title", shared.title(), Shared.TITLE, problems);
        check("note", shared.note(), Shared.NOTE, problems);
        if (bytes > limits.link().toBytes()) {
            problems.add(Problem.of("", "link_too_large", bytes, limits.link().toBytes()));
        }
        if (records.count(owner.hash(), clock.instant().minus(DAY)) >= limits.perDay()) {
            problems.add(Problem.of("", "too_many_links", limits.perDay()));
        }
        if (records.count() >= limits.links()) {
            problems.add(Problem.of("", "links_full", limits.links()));
        }
        return problems;
    }

    private static void check(String path, String text, int most, List<Problem> problems) {
        if (text.length() > most) {
            problems.add(Problem.of(path, "text_too_long", text.length(), most));
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            problems.add(Problem.of(path, "not_unicode"));
        }
    }

    /**
     * What a link leads to; nothing if there is no such link (any more).
     *
     * @throws InvalidExperiment if this version cannot read it
     */
    public Optional<Shared> find(ShortId id) throws InvalidExperiment {
        Optional<Sha256> name = records.find(id);
        Optional<byte[]> content = name.flatMap(blobs::get);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        records.opened(id, now, now.minus(DAY));
        return Optional.of(SharedCodec.read(content.get()));
    }

    /** Forgets the links that nobody has opened for so long as the operator says. */
    int tidy() {
        return limits.keepFor().isZero()
                ? 0
                : records.forgetUnopenedSince(clock.instant().minus(limits.keepFor()));
    }
}

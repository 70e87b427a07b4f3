package downhill.ui;

import downhill.choice.Problem;
import downhill.run.Reply;
import downhill.share.Moment;
import downhill.share.Shared;
import downhill.train.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What of a page can be given away.
 *
 * @param address of the page
 * @param edited whether the run was changed while it trained, so that the experiment alone gives other numbers
 * @param recalled how the run came where it is, as far as it could be asked
 */
record Shareable(Address address, boolean edited, Reply recalled) {

    /** What a link leads to. */
    enum Part {
        START,
        MOMENT,
        LIVE
    }

    /** What there is. */
    List<Part> parts() {
        boolean moves = recalled instanceof Reply.Recalled run
                && (run.update() > 0 || !run.recording().journal().isEmpty());
        boolean lives = address.run().isPresent() && address.tooLong().isEmpty();
        return Arrays.stream(Part.values())
                .filter(part -> switch (part) {
                    case START -> true;
                    case MOMENT -> moves;
                    case LIVE -> lives;
                })
                .toList();
    }

    /** Why this moment cannot be given away. */
    List<Problem> problems() {
        return recalled instanceof Reply.Refused(List<Problem> problems) ? problems : List.of();
    }

    /** Updates that the run has made. */
    long update() {
        return recalled instanceof Reply.Recalled run ? run.update() : 0;
    }

    /** The path of a link that needs nothing to be kept; empty where there is none. */
    Optional<String> path(Part part) {
        if (address.tooLong().isPresent()) {
            return Optional.empty();
        }
        return switch (part) {
            case START -> Optional.of(address.path());
            case LIVE -> Optional.of(address.pathOfRun());
            case MOMENT ->
                recording(part).journal().isEmpty()
                        ? Optional.of(Address.pathTo(recording(part).experiment(), moment().orElseThrow()))
                        : Optional.empty();
        };
    }

    /** What is kept for a short link. */
    Shared shared(Part part, String title, String note) {
        return new Shared(recording(part), part == Part.MOMENT ? moment() : Optional.empty(), title, note);
    }

    private Recording recording(Part part) {
        return part == Part.MOMENT && recalled instanceof Reply.Recalled run
                ? run.recording()
                : new Recording(address.experiment(), List.of());
    }

    private Optional<Moment> moment() {
        return recalled instanceof Reply.Recalled run
                ? Optional.of(new Moment(run.update(), run.fingerprint()))
                : Optional.empty();
    }
}

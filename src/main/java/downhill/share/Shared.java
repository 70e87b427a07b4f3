package downhill.share;

import downhill.train.Recording;
import java.util.Optional;

/**
 * What somebody gives away under a short link.
 *
 * @param recording the experiment at update 0, its data included, and the edits that followed
 * @param moment that the link leads to; none for the start
 * @param title of at most {@link #TITLE} characters; may be empty
 * @param note of at most {@link #NOTE} characters; may be empty
 */
public record Shared(Recording recording, Optional<Moment> moment, String title, String note) {
    /** Most characters of a title. */
    public static final int TITLE = 100;

    /** Most characters of a note. */
    public static final int NOTE = 2000;
}

package downhill.choice;

import java.util.List;

/**
 * One thing that is not legal, to be rendered by page, command line or API in the reader's language.
 *
 * @param path where, such as {@code training.learning_rate} or {@code line 7, column 3}
 * @param code key of the sentence in the message bundle, such as {@code out_of_range}
 * @param args what the sentence names: text, whole numbers and decimals
 */
public record Problem(String path, String code, List<Object> args) {

    public Problem {
        args = List.copyOf(args);
    }

    /** A problem with its arguments in order. */
    public static Problem of(String path, String code, Object... args) {
        return new Problem(path, code, List.of(args));
    }
}

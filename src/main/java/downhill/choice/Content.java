package downhill.choice;

/**
 * A text that is understood once, when it is made, such as the content of a file: in JSON it is the text alone, and
 * two are equal where their texts are.
 *
 * <p>A class of this kind has a public constructor that takes the text, any text, and never throws.
 */
public interface Content {

    /** The text as it came. */
    String text();
}

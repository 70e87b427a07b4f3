package downhill.ui;

import downhill.train.Picture;
import java.util.function.IntFunction;

/**
 * Cells of a plane in a letter of base64 each, more shades than an eye tells apart in one picture, and a sign in place
 * of letters that repeat the one before.
 */
final class Shades {
    /** Of classes, in the theme. */
    private static final int COLOURS = 10;

    private static final int STEPS = 62;
    private static final int TOP = 254;
    private static final int MIDDLE = 127;
    private static final int NOT_FINITE = 255;
    private static final char NONE = '/';
    /** How often once more, from 1 on: what JSON and HTML leave as it is. */
    private static final String REPEATS = "!#$%()*,-.:;=?@[]^_`{|}~";

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+";

    private Shades() {}

    /**
     * Letters by value, from A for 0 to + for 254, / for what is not finite; none crosses the middle, where the answer
     * turns. Behind a letter, signs that say how often it stands once more.
     *
     * @param grid codes as in {@link Picture.Plane}
     */
    static String of(byte[] grid) {
        return letters(grid, Shades::letter);
    }

    /**
     * Letters by class, from A for class 0 on, again from A where the colours of classes begin again.
     *
     * @param winner of each cell, the number of a class
     */
    static String classes(byte[] winner) {
        return letters(winner, code -> LETTERS.charAt(code % COLOURS));
    }

    private static String letters(byte[] cells, IntFunction<Character> alphabet) {
        StringBuilder text = new StringBuilder(cells.length);
        int i = 0;
        while (i < cells.length) {
            char letter = alphabet.apply(Byte.toUnsignedInt(cells[i]));
            int next = i + 1;
            while (next < cells.length && alphabet.apply(Byte.toUnsignedInt(cells[next])) == letter) {
                next++;
            }
            text.append(letter);
            repeat(text, next - i - 1);
            i = next;
        }
        return text.toString();
    }

    private static void repeat(StringBuilder text, int times) {
        int left = times;
        while (left > 0) {
            int some = Math.min(left, REPEATS.length());
            text.append(REPEATS.charAt(some - 1));
            left -= some;
        }
    }

    private static char letter(int code) {
        if (code == NOT_FINITE) {
            return NONE;
        }
        int steps = code * STEPS;
        return LETTERS.charAt(code < MIDDLE ? steps / TOP : (steps + TOP - 1) / TOP);
    }
}

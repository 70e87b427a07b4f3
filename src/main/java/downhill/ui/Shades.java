package downhill.ui;

import downhill.train.Picture;

/**
 * Cells of a plane in one letter of base64 each, a quarter less than a byte would take: more shades than an eye tells
 * apart in one picture.
 */
final class Shades {
    private static final int STEPS = 62;
    private static final int TOP = 254;
    private static final int MIDDLE = 127;
    private static final int NOT_FINITE = 255;
    private static final char NONE = '/';
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+";

    private Shades() {}

    /**
     * Letters by value, from A for 0 to + for 254, / for what is not finite; none crosses the middle, where the answer
     * turns.
     *
     * @param grid codes as in {@link Picture.Plane}
     */
    static String of(byte[] grid) {
        char[] letters = new char[grid.length];
        for (int i = 0; i < grid.length; i++) {
            letters[i] = letter(Byte.toUnsignedInt(grid[i]));
        }
        return new String(letters);
    }

    private static char letter(int code) {
        if (code == NOT_FINITE) {
            return NONE;
        }
        int steps = code * STEPS;
        return LETTERS.charAt(code < MIDDLE ? steps / TOP : (steps + TOP - 1) / TOP);
    }
}

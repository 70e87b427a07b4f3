package downhill.data;

import downhill.choice.Content;

/** The content of a CSV file: read once when it is made, equal to another by its text. */
public final class CsvText implements Content {
    private final String text;
    private final CsvSheet sheet;

    /** Any text; what is wrong with it is among the problems of the data set. */
    public CsvText(String text) {
        this.text = text;
        sheet = CsvSheet.read(text);
    }

    @Override
    public String text() {
        return text;
    }

    CsvSheet sheet() {
        return sheet;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CsvText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Short: the text may be a megabyte. */
    @Override
    public String toString() {
        return "CSV of " + text.length() + " characters, hash " + Integer.toHexString(hashCode());
    }
}

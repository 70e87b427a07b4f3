package downhill.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, numbers and signs of a formula in plain notation. */
final class FormulaTokens {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<number>\\d+(\\.\\d+)?(e-?\\d+)?)|(?<word>[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*'?)|<=|>=|\\|\\||\\.\\.\\.|\\S");
    private static final Set<String> BETWEEN = Set.of("+", "-", "*", "/", "^", "=", "<", ">", "<=", ">=", "?");

    /** Of more than one letter, yet no words. */
    private static final Pattern LETTERS = Pattern.compile(
            "[A-Za-z]\\d*'?|lr|wd|eps|rho|eta|mu|psi|phi|Phi|pi|alpha|beta|gamma|delta|kappa|lambda?|lambd"
                    + "|sin|cos|log|sum|mean|max|min|[A-Za-z0-9]+_[A-Za-z0-9_]+");

    /** What an article stands behind. */
    private static final Set<String> BEFORE_ARTICLE = Set.of("in", "within");

    private FormulaTokens() {}

    /** What a token is. */
    enum Kind {
        NUMBER,
        LETTER,
        WORD,
        SIGN,
        END
    }

    /**
     * A token.
     *
     * @param close whether nothing separates it from the one before
     */
    record Token(Kind kind, String text, boolean close) {
        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }
    }

    /**
     * The tokens of a text, and an end.
     *
     * @param known names that are letters whatever they look like
     */
    static List<Token> of(String text, Map<String, String> known) {
        List<Token> raw = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = -1;
        while (matcher.find()) {
            Kind kind = matcher.group("number") != null
                    ? Kind.NUMBER
                    : matcher.group("word") != null ? Kind.WORD : Kind.SIGN;
            raw.add(new Token(kind, matcher.group(), matcher.start() == end));
            end = matcher.end();
        }
        raw.add(new Token(Kind.END, "", false));
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            Token token = raw.get(i);
            boolean letter = token.kind() == Kind.WORD && isLetter(raw, i, known);
            tokens.add(letter ? new Token(Kind.LETTER, token.text(), token.close()) : token);
        }
        return tokens;
    }

    /** A long word beside a sign that joins, or in front of its brackets, is the name of a quantity or function. */
    private static boolean isLetter(List<Token> raw, int at, Map<String, String> known) {
        String word = raw.get(at).text();
        Token next = raw.get(at + 1);
        String before = at == 0 ? "" : raw.get(at - 1).text();
        if (word.equals("a") && next.kind() == Kind.WORD && BEFORE_ARTICLE.contains(before)) {
            return false;
        }
        return known.containsKey(word)
                || LETTERS.matcher(word).matches()
                || BETWEEN.contains(before)
                || BETWEEN.contains(next.text())
                || (next.is("(") && next.close());
    }
}

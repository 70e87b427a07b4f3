package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the theme tells apart by hue can be told apart by people who see fewer hues: their sight is simulated after
 * Machado, Oliveira and Fernandes (2009), in its severest form.
 */
class ColourBlindnessTest {
    /** In CIELAB, where 2.3 is just noticed side by side. */
    private static final double CLEARLY_APART = 25;

    private static final double APART = 15; // the least in Okabe and Ito's own colours, which names stand beside

    private static final String TOKENS = tokens();

    /** Three numbers: a colour, or what it is weighed with. */
    private record Three(double first, double second, double third) {

        double times(Three other) {
            return first * other.first + second * other.second + third * other.third;
        }

        double distance(Three other) {
            return Math.hypot(Math.hypot(first - other.first, second - other.second), third - other.third);
        }
    }

    enum Sight {
        FULL,
        NO_RED,
        NO_GREEN,
        NO_BLUE;

        /** Rows of a matrix that linear RGB is multiplied with. */
        private List<Three> matrix() {
            return switch (this) {
                case FULL -> List.of(new Three(1, 0, 0), new Three(0, 1, 0), new Three(0, 0, 1));
                case NO_RED ->
                    List.of(
                            new Three(0.152286, 1.052583, -0.204868),
                            new Three(0.114503, 0.786281, 0.099216),
                            new Three(-0.003882, -0.048116, 1.051998));
                case NO_GREEN ->
                    List.of(
                            new Three(0.367322, 0.860646, -0.227968),
                            new Three(0.280085, 0.672501, 0.047413),
                            new Three(-0.011820, 0.042940, 0.968881));
                case NO_BLUE ->
                    List.of(
                            new Three(1.255528, -0.076749, -0.178779),
                            new Three(-0.078411, 0.930809, 0.147602),
                            new Three(0.004733, 0.691367, 0.303900));
            };
        }

        /** What somebody sees of a colour, as CIELAB. */
        private Three see(int rgb) {
            Three linear = new Three(linear(rgb >> 16 & 255), linear(rgb >> 8 & 255), linear(rgb & 255));
            double[] seen = matrix().stream()
                    .mapToDouble(row -> Math.clamp(row.times(linear), 0.0, 1.0))
                    .toArray();
            return lab(new Three(seen[0], seen[1], seen[2]));
        }

        private double distance(int one, int other) {
            return see(one).distance(see(other));
        }
    }

    private static double linear(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static Three lab(Three linear) {
        double x = root(linear.times(new Three(0.4124564, 0.3575761, 0.1804375)) / 0.95047);
        double y = root(linear.times(new Three(0.2126729, 0.7151522, 0.0721750)));
        double z = root(linear.times(new Three(0.0193339, 0.1191920, 0.9503041)) / 1.08883);
        return new Three(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double root(double share) {
        return share > 216.0 / 24389 ? Math.cbrt(share) : (24389.0 / 27 * share + 16) / 116;
    }

    /** A colour of the theme. */
    private static int token(String name, boolean dark) {
        Matcher found = Pattern.compile("--dh-" + name + ": (?:light-dark\\(#(\\w{6}), #(\\w{6})\\)|#(\\w{6}));")
                .matcher(TOKENS);
        assertThat(found.find()).as(name).isTrue();
        return Integer.parseInt(Objects.requireNonNullElse(found.group(3), found.group(dark ? 2 : 1)), 16);
    }

    private static String tokens() {
        try (var in = ColourBlindnessTest.class.getResourceAsStream("/META-INF/resources/theme/tokens.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Sight sight, double least, List<String> tokens) {
        for (boolean dark : new boolean[] {false, true}) {
            for (String one : tokens) {
                for (String other : tokens.subList(0, tokens.indexOf(one))) {
                    assertThat(sight.distance(token(one, dark), token(other, dark)))
                            .as("%s and %s, dark %s", one, other, dark)
                            .isGreaterThan(least);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void signsTheirDotsAndTheTwoCurvesAreToldApart(Sight sight) {
        check(sight, CLEARLY_APART, List.of("negative", "neutral", "positive"));
        check(sight, CLEARLY_APART, List.of("negative-ink", "positive-ink"));
        check(sight, CLEARLY_APART, List.of("train", "test"));
    }

    @ParameterizedTest
    @EnumSource
    void classesAreToldApart(Sight sight) {
        check(sight, APART, IntStream.range(0, 7).mapToObj(k -> "class-" + k).toList());
    }

    @ParameterizedTest
    @EnumSource
    void magnitudesBecomeLighterStepByStep(Sight sight) {
        List<Double> lightness = IntStream.range(0, 9)
                .mapToObj(k -> sight.see(token("magnitude-" + k, false)).first())
                .toList();
        assertThat(lightness).isSorted();
    }

    @Test
    void aRedAndAGreenThatMostPeopleTellApartAreNot() {
        int red = 0xd62728;
        int green = 0x2ca02c;
        assertThat(Sight.FULL.distance(red, green)).isGreaterThan(4 * CLEARLY_APART);
        assertThat(Sight.NO_GREEN.distance(red, green)).isLessThan(CLEARLY_APART);
    }
}

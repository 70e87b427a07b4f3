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

    /** Matrices of linear RGB. */
    private enum Sight {
        FULL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        NO_RED(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        NO_GREEN(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        NO_BLUE(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        private final double[] matrix;

        Sight(double... matrix) {
            this.matrix = matrix;
        }

        /** What somebody sees of a colour, as CIELAB. */
        double[] see(int rgb) {
            double[] linear = IntStream.of(16, 8, 0)
                    .mapToDouble(shift -> linear(rgb >> shift & 255))
                    .toArray();
            return lab(times(matrix, linear));
        }
    }

    private static double linear(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double[] times(double[] matrix, double[] vector) {
        return IntStream.range(0, 3)
                .mapToDouble(row ->
                        matrix[3 * row] * vector[0] + matrix[3 * row + 1] * vector[1] + matrix[3 * row + 2] * vector[2])
                .toArray();
    }

    private static double[] lab(double[] linear) {
        double[] bounded = {bounded(linear[0]), bounded(linear[1]), bounded(linear[2])};
        double[] xyz = times(
                new double[] {
                    0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041
                },
                bounded);
        double x = root(xyz[0] / 0.95047);
        double y = root(xyz[1]);
        double z = root(xyz[2] / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double bounded(double linear) {
        return Math.clamp(linear, 0.0, 1.0);
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

    private static double distance(Sight sight, int one, int other) {
        double[] a = sight.see(one);
        double[] b = sight.see(other);
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    private static void check(Sight sight, double least, List<String> tokens) {
        for (boolean dark : new boolean[] {false, true}) {
            for (String one : tokens) {
                for (String other : tokens.subList(0, tokens.indexOf(one))) {
                    assertThat(distance(sight, token(one, dark), token(other, dark)))
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
                .mapToObj(k -> sight.see(token("magnitude-" + k, false))[0])
                .toList();
        assertThat(lightness).isSorted();
    }

    @Test
    void aRedAndAGreenThatMostPeopleTellApartAreNot() {
        int red = 0xd62728;
        int green = 0x2ca02c;
        assertThat(distance(Sight.FULL, red, green)).isGreaterThan(4 * CLEARLY_APART);
        assertThat(distance(Sight.NO_GREEN, red, green)).isLessThan(CLEARLY_APART);
    }
}

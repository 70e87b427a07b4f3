package downhill.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import downhill.choice.Catalogue;
import downhill.choice.Problem;
import downhill.optim.Optimizer;
import downhill.surface.Ravine;
import downhill.surface.Surface;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Races in addresses: whatever can be raced can be shared, and what somebody else wrote is checked. */
class RaceTextTest {

    private static Map<String, List<String>> query(String surface, String... racers) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.put("surface", List.of(surface));
        query.put("racer", List.of(racers));
        return query;
    }

    @Test
    void thePreparedRacesAreReadableAndComeBackTheSame() throws InvalidExperiment {
        for (Races.Scene scene : Races.all()) {
            assertThat(RaceText.read(RaceText.write(scene.race()))).hasValue(scene.race());
        }
        assertThat(RaceText.write(Races.all().getFirst().race()))
                .containsEntry("surface", List.of("ravine"))
                .containsEntry("x", List.of("-8"))
                .containsEntry("racer", List.of("sgd~0.019", "momentum~0.01", "nesterov~0.01"));
    }

    @Test
    void everySurfaceAndEveryOptimizerComesBackTheSame() throws InvalidExperiment {
        for (String surface : Catalogue.of(Surface.class).ids()) {
            Race race = Races.all()
                    .getFirst()
                    .race()
                    .from(OnSurface.of(
                            ExperimentCodec.choice(Surface.class, surface).orElseThrow()));
            assertThat(RaceText.read(RaceText.write(race))).hasValue(race);
        }
        for (String id : Catalogue.of(Optimizer.class).ids()) {
            Optimizer optimizer = ExperimentCodec.choice(Optimizer.class, id).orElseThrow();
            Race race = Races.all().getFirst().race().with(2, new Racer(optimizer, 1e-7));
            assertThat(RaceText.read(RaceText.write(race))).hasValue(race);
        }
        Race other = new Race(
                new OnSurface(new Ravine(1234.5), 1e-5, -7),
                List.of(new Racer(new downhill.optim.Momentum(0.25, 0.125, 0.5), 12)));
        assertThat(RaceText.read(RaceText.write(other))).hasValue(other);
    }

    @Test
    void whatIsNotSaidIsTheFirstRaceOrADefault() throws InvalidExperiment {
        assertThat(RaceText.read(Map.of())).isEqualTo(Optional.empty());
        assertThat(RaceText.read(Map.of("run", List.of("x")))).isEqualTo(Optional.empty());
        Race there = RaceText.read(Map.of("surface", List.of("booth"))).orElseThrow();
        assertThat(there.racers()).isEqualTo(Races.all().getFirst().race().racers());
        assertThat(there.start().surface().id()).isEqualTo("booth");
    }

    @ParameterizedTest
    @CsvSource({
        "volcano, sgd~0.1, surface, unknown_choice",
        "'', sgd~0.1, surface, unknown_choice",
        "ravine~condition_number~1e9, sgd~0.1, surface.condition_number, out_of_range",
        "ravine~condition_number~lots, sgd~0.1, surface.condition_number, not_numeric",
        "ravine~condition_number, sgd~0.1, surface.condition_number, not_numeric",
        "ravine~height~3, sgd~0.1, surface.height, unknown_field",
        "ravine, sgd~-1, racer 1.learning_rate, out_of_range",
        "ravine, sgd, racer 1.learning_rate, not_numeric",
        "ravine, sgd~[1], racer 1.learning_rate, not_numeric",
        "ravine, sgd~1e999, racer 1.learning_rate, not_a_number",
        "ravine, rocket~1, racer 1.optimizer, unknown_choice",
        "ravine, momentum~0.1~momentum~2, racer 1.optimizer.momentum, out_of_range",
        "ravine, momentum~0.1~<script>~2, racer 1.optimizer.<script>, unknown_field",
    })
    void whatIsNotLegalIsToldWithItsFieldAndRange(String surface, String racer, String path, String code) {
        InvalidExperiment refused =
                catchThrowableOfType(InvalidExperiment.class, () -> RaceText.read(query(surface, racer)));
        assertThat(refused.problems()).extracting(Problem::path).containsExactly(path);
        assertThat(refused.problems()).extracting(Problem::code).containsExactly(code);
    }

    @Test
    void nobodyCanAskForTooMuch() {
        String[] many = Collections.nCopies(1000, "sgd~0.1").toArray(String[]::new);
        assertThatThrownBy(() -> RaceText.read(query("ravine", many))).isInstanceOf(InvalidExperiment.class);
        String long1 = "ravine" + "~a~1".repeat(100_000);
        assertThatThrownBy(() -> RaceText.read(query(long1, "sgd~0.1"))).isInstanceOf(InvalidExperiment.class);
        String long2 = "sgd~" + "1".repeat(100_000);
        assertThatThrownBy(() -> RaceText.read(query("ravine", long2))).isInstanceOf(InvalidExperiment.class);
        assertThatThrownBy(() -> RaceText.read(Map.of("surface", List.of("ravine"), "x", List.of("1e7"))))
                .isInstanceOf(InvalidExperiment.class);
    }
}

package downhill.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Training;
import downhill.nn.Activation;
import downhill.nn.Loss;
import downhill.optim.GradientNoise;
import downhill.optim.NormalizeTensor;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Treatment;
import downhill.train.Needs;
import downhill.train.Standing;
import downhill.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scripts really run in PyTorch and are compared with the engine, epoch by epoch. */
class PytorchScriptTest {
    private static final double TOLERANCE = 1e-9;
    private static final double NUDGE = 1e-12;
    private static final double TELLING = 1e-3;
    /** Python writes NaN and Infinity of a run that overflows. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    @ParameterizedTest
    @CsvSource({"optimizers", "schedules", "treatments", "losses", "weighted", "activations"})
    void everyEntryOfACatalogueIsWrittenInPython(String file) {
        Map<String, Class<? extends Choice>> families = Map.of(
                "optimizers", Optimizer.class,
                "schedules", Schedule.class,
                "treatments", Treatment.class,
                "losses", Loss.class,
                "weighted", Loss.class,
                "activations", Activation.class);
        Snippets snippets = Snippets.of(file);
        Class<? extends Choice> family = families.get(file);
        for (String id : Catalogue.of(family).ids()) {
            assertThat(snippets.has(ExperimentCodec.choice(family, id).orElseThrow()))
                    .as(id)
                    .isTrue();
        }
    }

    @Test
    void whatPytorchCannotExpressIsRefusedAndSaid() {
        Experiment surface = Cards.all().stream()
                .flatMap(card -> card.all().stream())
                .map(variant -> variant.experiment())
                .filter(experiment -> !experiment.trainsNetwork())
                .findFirst()
                .orElseThrow();
        assertThat(PytorchScript.refusal(surface)).isPresent();
        assertThat(PytorchScript.refusal(Cards.first())).isEmpty();
    }

    @Test
    void aScriptSaysWhereRoundingDecides() {
        Experiment first = Cards.first();
        String warning = "Only the direction of a gradient counts here.";
        assertThat(PytorchScript.of(first, 1)).doesNotContain(warning);
        Training normalised = first.training().withTreatment(List.of(new NormalizeTensor()));
        assertThat(PytorchScript.of(first.withTraining(normalised), 1)).contains(warning);
    }

    @Test
    void theScriptsGiveTheSameLosses(@TempDir Path folder) throws IOException, InterruptedException {
        compare(ScriptCase.some(60), folder);
    }

    @Test
    @Tag("nightly")
    void manyMoreScriptsGiveTheSameLosses(@TempDir Path folder) throws IOException, InterruptedException {
        compare(ScriptCase.some(600), folder);
    }

    private static void compare(List<ScriptCase> cases, Path folder) throws IOException, InterruptedException {
        Optional<String> python = Python.withTorch();
        assumeTrue(python.isPresent(), "This machine has no Python with torch");
        List<Path> scripts = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Path script = folder.resolve(i + ".py");
            Files.writeString(script, PytorchScript.of(cases.get(i).experiment(), ScriptCase.EPOCHS));
            scripts.add(script);
        }
        Python.run(python.get(), scripts);
        double worst = 0;
        int told = 0;
        int losses = 0;
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Comparison compared = compare(cases.get(i), Files.readAllLines(Path.of(scripts.get(i) + ".out")));
            worst = Math.max(worst, compared.worst());
            told += compared.told();
            losses += compared.losses();
            if (!(compared.worst() <= TOLERANCE)) {
                wrong.add(cases.get(i).name() + ": " + compared.worst());
            }
        }
        System.out.printf(
                "%d scripts; the worst deviation is %.1e of the amplification; %d of %d losses may differ by less than %.0e%n",
                cases.size(), worst, told, losses, TELLING);
        assertThat(wrong).isEmpty();
        assertThat(told)
                .as("losses of runs so calm that a wrong line would show")
                .isGreaterThan(losses * 9 / 10);
    }

    /**
     * How a script's losses compare with the engine's.
     *
     * @param worst the largest relative difference, in units of how much the run amplifies a nudge up to there
     * @param told how many of the losses may differ by less than {@link #TELLING}
     * @param losses how many were compared
     */
    private record Comparison(double worst, int told, int losses) {}

    private static Comparison compare(ScriptCase item, List<String> lines) {
        List<double[]> engine = losses(item.experiment());
        List<List<double[]>> nudged =
                nudged(item.experiment()).map(PytorchScriptTest::losses).toList();
        assertThat(lines).hasSize(ScriptCase.EPOCHS + 1);
        double worst = 0;
        double amplification = 1;
        int told = 0;
        int losses = 0;
        for (int epoch = 0; epoch <= ScriptCase.EPOCHS; epoch++) {
            JsonNode line = JSON.readTree(lines.get(epoch));
            double[] there = {line.get("train").asDouble(), line.get("test").asDouble()};
            for (int set = 0; set < 2; set++) {
                double here = engine.get(epoch)[set];
                assertThat(Double.isFinite(there[set]))
                        .as("%s, epoch %d: finite", item.name(), epoch)
                        .isEqualTo(Double.isFinite(here));
                if (!Double.isFinite(here)) {
                    continue; // a run that overflows does so in both, and there is nothing left to tell apart
                }
                for (List<double[]> other : nudged) {
                    amplification = Math.max(amplification, relative(here, other.get(epoch)[set]) / NUDGE);
                }
                worst = Math.max(worst, relative(here, there[set]) / amplification);
                told += TOLERANCE * amplification < TELLING ? 1 : 0;
                losses++;
            }
        }
        return new Comparison(worst, told, losses);
    }

    /**
     * The experiment, off by a nudge: its rate, and, where only the direction of a gradient counts, the gradient. What
     * is left of terms that cancel is off by the rounding of the terms, which no nudge of a factor comes near.
     */
    private static Stream<Experiment> nudged(Experiment experiment) {
        Training training = experiment.training();
        Stream<Training> rates = Stream.of(1 + NUDGE, 1 - NUDGE)
                .map(factor -> training.withOptimizer(training.optimizer(), training.learningRate() * factor));
        Stream<Training> noise = Directions.alone(training) ? Stream.of(noisy(training)) : Stream.of();
        return Stream.concat(rates, noise).map(experiment::withTraining);
    }

    private static Training noisy(Training training) {
        List<Treatment> treatments = new ArrayList<>(training.treatment());
        treatments.addFirst(new GradientNoise(NUDGE * NUDGE, 0.55));
        return training.withTreatment(treatments);
    }

    private static double relative(double one, double other) {
        return Math.abs(one - other) / Math.max(Math.abs(one), 1e-3);
    }

    /** Losses of both sets after each epoch, from before the first on. */
    private static List<double[]> losses(Experiment experiment) {
        Trainer trainer = new Trainer(experiment);
        List<double[]> losses = new ArrayList<>();
        for (int epoch = 0; epoch <= ScriptCase.EPOCHS; epoch++) {
            while (trainer.epoch() < epoch) {
                assertThat(trainer.step(Needs.NOTHING)).isTrue();
            }
            Standing now = trainer.now();
            losses.add(new double[] {now.train(), now.test()});
        }
        return losses;
    }
}

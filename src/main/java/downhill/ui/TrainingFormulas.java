package downhill.ui;

import downhill.choice.Choice;
import downhill.data.Batch;
import downhill.experiment.Experiment;
import downhill.experiment.Training;
import downhill.nn.Precision;
import downhill.train.Frame;
import downhill.ui.Explained.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the formulas of how a network is trained say. */
final class TrainingFormulas {
    /** More bits than any number here has. */
    private static final int MOST_BITS = 60;

    private TrainingFormulas() {}

    /**
     * A choice of the catalogue.
     *
     * @param rate of the learning rate in its formula; NaN where it has none
     * @param live whether the run's own numbers say something about it
     */
    static Subject choice(
            String family, Function<Training, Optional<? extends Choice>> choice, Rate rate, boolean live) {
        return (experiment, frame) -> choice.apply(experiment.training())
                .map(chosen -> Explained.of(family, chosen, rate.of(experiment, frame), live ? now(frame) : List.of()));
    }

    /** The learning rate in a formula. */
    enum Rate {
        /** The formula has none. */
        NONE,
        /** As it was chosen. */
        CHOSEN,
        /** As it is now. */
        NOW;

        Map<String, Double> of(Experiment experiment, @Nullable Frame frame) {
            return switch (this) {
                case NONE -> Map.of();
                case CHOSEN -> Map.of("lr", experiment.training().learningRate());
                case NOW ->
                    frame == null
                            ? CHOSEN.of(experiment, null)
                            : Map.of("lr", frame.progress().learningRate());
            };
        }
    }

    /** Where the run stands. */
    private static List<String> now(@Nullable Frame frame) {
        if (frame == null) {
            return List.of();
        }
        double norm = frame.last().gradientNorm();
        String rate = Numbers.reading(frame.progress().learningRate());
        long update = frame.progress().update();
        return List.of(
                Double.isNaN(norm)
                        ? Words.text("formula.first", rate)
                        : Words.text("formula.now", update, rate, Numbers.reading(norm)));
    }

    static Optional<Explained> loss(Experiment experiment, @Nullable Frame frame) {
        List<String> facts = new ArrayList<>();
        if (frame != null) {
            Frame.Readings now = frame.readings();
            facts.add(Words.text(
                    "formula.loss",
                    now.update() < 0 ? frame.progress().update() : now.update(),
                    Numbers.reading(now.trainLoss()),
                    Numbers.reading(now.testLoss()),
                    Numbers.reading(now.chance())));
        }
        return Optional.of(Explained.of("loss", experiment.training().loss(), Map.of(), facts));
    }

    static Optional<Explained> learningRate(Experiment experiment, @Nullable Frame frame) {
        return Optional.of(
                Explained.field("learning-rate", "w = w - lr * g", Rate.NOW.of(experiment, frame), now(frame)));
    }

    static Optional<Explained> batch(Experiment experiment, @Nullable Frame frame) {
        Batch batch = experiment.training().batch();
        int train = experiment.data().train();
        int rows = batch.rows(train);
        int rest = train % rows;
        String fact = Words.text(
                rest == 0 ? "formula.batch" : "formula.batch.rest", rows, train, Math.ceilDiv(train, rows), rest);
        Explained letters = Explained.field("batch-size", "g = (g_1 + ... + g_B) / B", Map.of(), List.of(fact));
        String numbers = rows == 1 ? "g = g_1" : "g = (g_1 + ... + g_" + rows + ") / B";
        return Optional.of(new Explained(
                letters.title(),
                letters.sentence(),
                letters.letters(),
                FormulaHtml.plain(numbers, Map.of("B", (double) rows)),
                letters.facts(),
                ""));
    }

    static Optional<Explained> precision(Experiment experiment, @Nullable Frame frame) {
        Precision precision = experiment.training().precision();
        int bits = bits(precision);
        String fact = Words.text("formula.precision", bits, Numbers.brief(Math.scalb(1.0, 1 - bits)));
        Explained choice = Explained.of("precision", precision, Map.of(), List.of(fact));
        String formula = "round(x) = x (1 + d), |d| <= 2^-p";
        return Optional.of(new Explained(
                choice.title(),
                choice.sentence(),
                FormulaHtml.plain(formula, Map.of()) + choice.letters(),
                FormulaHtml.plain(formula, Map.of("p", (double) bits)),
                choice.facts(),
                choice.paper()));
    }

    /** Of its significand: one more than the last place behind 1 that it can tell from 1. */
    static int bits(Precision precision) {
        return 1
                + IntStream.range(0, MOST_BITS)
                        .filter(k -> precision.round(1 + Math.scalb(1.0, -k)) != 1)
                        .max()
                        .orElse(0);
    }

    /** What is added to the loss and so to the gradient of each weight. */
    static Subject penalty(String id, String formula, ToDoubleFunction<Training> strength) {
        return (experiment, frame) -> Optional.of(Explained.field(
                id, formula, Map.of("lambda", strength.applyAsDouble(experiment.training())), List.of()));
    }

    static Optional<Explained> classWeights(Experiment experiment, @Nullable Frame frame) {
        List<Double> weights = experiment.training().classWeights();
        List<String> classes = experiment.data().dataset().labels().classes();
        List<String> facts = new ArrayList<>();
        if (weights.size() == classes.size()) {
            facts.add(IntStream.range(0, weights.size())
                    .mapToObj(i -> Words.text("formula.class", classes.get(i), Numbers.text(weights.get(i))))
                    .collect(Collectors.joining(" · ")));
        }
        return Optional.of(
                Explained.field("class-weights", "L = (w_1 l_1 + ... + w_n l_n) / (w_1 + ... + w_n)", Map.of(), facts));
    }
}

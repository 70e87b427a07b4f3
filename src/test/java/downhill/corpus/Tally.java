package downhill.corpus;

import downhill.corpus.Referee.Judged;
import downhill.diagnose.Verdict;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How often a rule and its label agree; runs of which the label is not sure do not count.
 *
 * @param positives runs that have it
 * @param predicted runs that the rule says have it
 * @param both runs where both say so
 * @param abstained runs of which the label is not sure
 */
record Tally(String rule, int runs, int positives, int predicted, int both, int abstained) {

    static Tally of(String rule, List<Judged> judged) {
        int positives = 0;
        int predicted = 0;
        int both = 0;
        int abstained = 0;
        for (Judged each : judged) {
            Answer answer = Objects.requireNonNull(each.answers().get(rule));
            boolean fired = each.confirmed().containsKey(rule);
            if (answer == Answer.UNCLEAR) {
                abstained++;
                continue;
            }
            positives += answer == Answer.YES ? 1 : 0;
            predicted += fired ? 1 : 0;
            both += fired && answer == Answer.YES ? 1 : 0;
        }
        return new Tally(rule, judged.size(), positives, predicted, both, abstained);
    }

    /** Share of the predicted runs that have it. */
    double precision() {
        return predicted == 0 ? 1 : (double) both / predicted;
    }

    /** Share of the runs that have it which were predicted. */
    double recall() {
        return positives == 0 ? 1 : (double) both / positives;
    }

    static String head() {
        return "%-18s %9s %9s %5s %9s %9s %6s"
                .formatted("rule", "positives", "predicted", "both", "abstained", "precision", "recall");
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-18s %9d %9d %5d %9d %9.3f %6.3f",
                rule,
                positives,
                predicted,
                both,
                abstained,
                precision(),
                recall());
    }

    /** Each run where rule and label say the opposite: what it was, and the experiment as a link and as JSON. */
    static List<String> disagreements(String rule, List<Judged> judged) {
        List<String> lines = new ArrayList<>();
        for (Judged each : judged) {
            Answer answer = each.answers().get(rule);
            Verdict verdict = each.confirmed().get(rule);
            if (answer == Answer.UNCLEAR || (answer == Answer.YES) == (verdict != null)) {
                continue;
            }
            Case run = each.judged();
            lines.add("%s %s: case %d (%s), %s%s"
                    .formatted(
                            rule,
                            verdict == null ? "MISSED" : "FALSE ALARM",
                            run.number(),
                            run.stratum(),
                            each.numbers(),
                            verdict == null ? "" : ", since " + verdict.since() + " " + verdict.evidence()));
            lines.add("    /x/" + Links.encode(run.experiment()));
            lines.add("    " + ExperimentCodec.writeCompact(run.experiment()));
        }
        return lines;
    }
}

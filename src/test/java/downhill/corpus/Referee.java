package downhill.corpus;

import downhill.diagnose.Verdict;
import downhill.train.Needs;
import downhill.train.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs experiments and lets rules and labels speak about each. */
final class Referee {
    private Referee() {}

    /** What both said, in the order of the cases. */
    static List<Judged> judge(List<Case> cases) throws InterruptedException, ExecutionException {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<Judged>> futures = new ArrayList<>();
            for (Case each : cases) {
                futures.add(pool.submit(() -> judge(each)));
            }
            List<Judged> judged = new ArrayList<>();
            for (Future<Judged> future : futures) {
                judged.add(future.get());
            }
            return judged;
        }
    }

    static Judged judge(Case each) {
        Map<String, Verdict> confirmed = confirmed(each);
        Study study = new Study(each);
        Map<String, Answer> answers = new LinkedHashMap<>();
        Labels.ALL.forEach((rule, label) -> answers.put(rule, label.of(study)));
        Film film = study.film();
        int n = film.updates();
        String numbers = "updates %d%s, loss %.4g -> %.4g, chance %.4g, metric %.3f"
                .formatted(
                        n,
                        film.failed() ? " (failed)" : "",
                        film.train(0),
                        film.train(n),
                        study.world().chance(),
                        study.metrics()[study.metrics().length - 1]);
        return new Judged(each, answers, confirmed, numbers);
    }

    /** Each verdict as it was when it was confirmed first, at whatever update of the run. */
    static Map<String, Verdict> confirmed(Case each) {
        Map<String, Verdict> confirmed = new TreeMap<>();
        Trainer trainer = new Trainer(each.experiment());
        boolean goes = true;
        boolean ended = false;
        while (goes) {
            for (Verdict verdict : trainer.verdicts()) {
                if (verdict.confirmed()) {
                    confirmed.putIfAbsent(verdict.rule(), verdict);
                }
            }
            // The update that fails is told too: the loop ends after it.
            goes = !ended && trainer.update() < each.updates();
            ended = goes && !trainer.step(Needs.NOTHING);
        }
        return confirmed;
    }

    /**
     * @param answers of the labels, by rule
     * @param confirmed verdicts of the rules that fired, by rule
     * @param numbers of the run, for people
     */
    record Judged(Case judged, Map<String, Answer> answers, Map<String, Verdict> confirmed, String numbers) {}
}

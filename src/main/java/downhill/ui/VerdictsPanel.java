package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import downhill.diagnose.Remedy;
import downhill.diagnose.Verdict;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import downhill.train.Status;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a run, under the heat map: of each verdict what it is, with its number, why, and one thing to try.
 *
 * <p>Whoever listens is told when another verdict stands, not at every update: while a run trains, the words stay until
 * the verdicts are others; when it rests, their numbers are those of now.
 */
final class VerdictsPanel extends Section implements FramePart {
    private static final int MOST = 3;

    private final Consumer<Remedy> attempt;
    private List<Verdict> told = List.of();
    private int layers = 1;

    /** @param attempt tries a remedy in a run of its own */
    VerdictsPanel(Consumer<Remedy> attempt) {
        this.attempt = attempt;
        setId("verdicts");
        addClassName("dh-verdicts");
        setAriaLabel(Words.text("verdicts"));
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-live", "polite");
        getElement().setAttribute("hidden", true);
    }

    /** Shows an experiment that was opened or changed. */
    void show(Experiment experiment) {
        layers = experiment.network().layers().size() + 1;
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        List<Verdict> now = frame.verdicts().stream().limit(MOST).toList();
        if (!now.equals(told)
                && (frame.status() != Status.TRAINING || !keys(now).equals(keys(told)))) {
            tell(now);
        }
    }

    /** The layers that the verdicts of a frame are about, from 1 in rising order. */
    static List<Integer> layers(Frame frame) {
        return frame.verdicts().stream()
                .flatMap(verdict -> verdict.evidence().layers().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Key> keys(List<Verdict> verdicts) {
        return verdicts.stream().map(Key::of).toList();
    }

    private void tell(List<Verdict> verdicts) {
        told = verdicts;
        removeAll();
        verdicts.forEach(verdict -> add(line(verdict)));
        if (verdicts.isEmpty()) {
            getElement().setAttribute("hidden", true);
        } else {
            getElement().removeAttribute("hidden");
        }
    }

    private Component line(Verdict verdict) {
        VerdictText text = VerdictText.of(verdict, layers);
        Span title = new Span(text.title());
        title.addClassName("dh-verdict-title");
        Div line = new Div(title, new Span(text.what()), new Span(text.why()), new Span(text.attempt()));
        line.addClassName("dh-verdict-text");
        Div whole = new Div(line);
        whole.addClassName("dh-verdict");
        whole.getElement().setAttribute("data-rule", verdict.rule());
        Remedy remedy = verdict.remedy();
        if (remedy != null) {
            Button button = new Button(Words.text("button.try"), event -> attempt.accept(remedy));
            button.setId("try-" + verdict.rule().replace('_', '-'));
            button.setAriaLabel(Words.text("button.try.what", text.attempt()));
            whole.add(button);
        }
        return whole;
    }

    /** What makes a verdict another one. */
    private record Key(
            String rule,
            boolean confirmed,
            String variant,
            @Nullable Remedy remedy) {
        static Key of(Verdict verdict) {
            return new Key(
                    verdict.rule(), verdict.confirmed(), verdict.evidence().variant(), verdict.remedy());
        }
    }
}

package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import downhill.run.Command;
import downhill.run.Pace;
import downhill.train.Frame;
import downhill.train.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Play and what belongs to it, where the run stands, and what can be done with the whole page. */
final class TransportBar extends Header implements FramePart {
    private static final List<Double> PACES = List.of(1.0, 2.0, 10.0, 100.0, 1000.0, 0.0);
    private static final int SHORT_HASH = 12;

    private final Icon sign = VaadinIcon.PLAY.create();
    private final Button play;
    private final Menu<Double> speed = new Menu<>("speed", TransportBar::paceLabel);
    private final Reading epoch = new Reading("epoch", Words.text("reading.epoch"));
    private final Reading update = new Reading("update", Words.text("reading.update"));
    private final Reading fingerprint = new Reading("fingerprint", Words.text("reading.fingerprint"));
    private final Span status = new Span();
    private final TransportKeys keys = new TransportKeys();
    private boolean training;

    TransportBar(Actions actions, PageActions page) {
        addClassName("dh-bar");
        H1 brand = new H1(Words.text("brand"));
        brand.addClassName("dh-brand");
        play = button("play", sign, () -> actions.send(training ? new Command.Pause() : new Command.Play()));
        play.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div transport = new Div(
                button("reset", VaadinIcon.FAST_BACKWARD, () -> actions.send(new Command.Reset())),
                play,
                button("step", VaadinIcon.STEP_FORWARD, () -> actions.send(new Command.OneUpdate())),
                button("epoch-step", VaadinIcon.FAST_FORWARD, () -> actions.send(new Command.OneEpoch())),
                button("new-seed", VaadinIcon.RANDOM, actions::newSeed));
        transport.addClassName("dh-transport");
        buildSpeed(actions);
        transport.add(speed);
        status.setId("status");
        status.addClassName("dh-status");
        Div counters = new Div(status, epoch, update, fingerprint);
        counters.addClassName("dh-counters");
        Div more = new Div(
                button("share", VaadinIcon.SHARE, page::share),
                button("keep", VaadinIcon.BOOKMARK_O, page::keep),
                toSurfaces(),
                toMine(),
                language(page),
                button("scheme", VaadinIcon.ADJUST, page::scheme),
                button("keys", VaadinIcon.KEYBOARD_O, keys::help),
                keys);
        more.addClassName("dh-actions");
        fingerprint.setTitle(Words.text("reading.fingerprint.why"));
        add(brand, transport, counters, more);
        show(Status.READY);
    }

    /** Puts the way back through changes after what the run is told. */
    void addEditing(UndoBar undo) {
        addComponentAtIndex(2, undo);
    }

    private static Button language(PageActions page) {
        Locale other = Language.other();
        Button button = Clicks.on(new Button(other.getLanguage().toUpperCase(Locale.ROOT)), page::language);
        button.setId("language");
        button.getElement().setAttribute("lang", other.getLanguage());
        button.setAriaLabel(other.getDisplayLanguage(other));
        Tips.on(button, other.getDisplayLanguage(other));
        return button;
    }

    private static Button button(String id, VaadinIcon icon, Runnable action) {
        return button(id, icon.create(), action);
    }

    private static Button button(String id, Icon icon, Runnable action) {
        Button button = Clicks.on(new Button(icon), action);
        button.setId(id);
        String text = Words.text("button." + id);
        button.setAriaLabel(text);
        Tips.on(button, text);
        return button;
    }

    private static Anchor toSurfaces() {
        Anchor anchor = new Anchor("surfaces", VaadinIcon.SPLINE_CHART.create());
        anchor.setId("surfaces");
        anchor.addClassName("dh-button");
        anchor.setAriaLabel(Words.text("surfaces"));
        anchor.setTitle(Words.text("surfaces.link"));
        return anchor;
    }

    private static Anchor toMine() {
        Anchor anchor = new Anchor("mine", VaadinIcon.ARCHIVE.create());
        anchor.setId("mine");
        anchor.addClassName("dh-button");
        anchor.setAriaLabel(Words.text("mine"));
        anchor.setTitle(Words.text("mine"));
        return anchor;
    }

    private void buildSpeed(Actions actions) {
        speed.setAriaLabel(Words.text("field.speed"));
        Tips.on(speed, Words.text("field.speed.why"));
        speed.offer(PACES);
        speed.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                actions.pace(new Pace(event.getValue()));
            }
        });
    }

    private static String paceLabel(Double pace) {
        return pace == 0 ? Words.text("pace.maximum") : Words.text("pace", Math.round(pace));
    }

    /** Shows a pace, also one that the menu does not offer. */
    void show(Pace pace) {
        speed.offer(paces(pace.updatesPerSecond()));
        speed.setValue(pace.updatesPerSecond());
    }

    /** What the menu offers with a pace of its own among it: updates a second, slowest first, 0 for as many as can be. */
    static List<Double> paces(double own) {
        List<Double> paces = new ArrayList<>(PACES);
        if (!paces.contains(own)) {
            paces.add(
                    (int) PACES.stream().filter(each -> each > 0 && each < own).count(), own);
        }
        return paces;
    }

    /** The run waits for a place on the server. */
    void queued() {
        show(Status.QUEUED);
    }

    private void show(Status now) {
        training = now == Status.TRAINING;
        String id = now.name().toLowerCase(Locale.ROOT);
        status.setText(Words.text("status." + id));
        status.getElement().setAttribute("data-status", id);
        play.getElement().setAttribute("aria-pressed", Boolean.toString(training));
        sign.setIcon(
                training ? VaadinIcon.PAUSE : VaadinIcon.PLAY); // another element would have the whole bar styled anew
        String label = Words.text(training ? "button.pause" : "button.play");
        play.setAriaLabel(label);
        Tips.on(play, label);
        // no class: with another one a browser styles anew whatever a selector for classes could mean
        play.getElement().setAttribute("data-invites", now == Status.READY);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        if (!status.getElement().getAttribute("data-status").equals(id(frame.status()))) {
            show(frame.status());
        }
        epoch.show(frame.progress().epoch(), Words.text("whole", (long)
                frame.progress().epoch()));
        update.show(
                (double) frame.progress().update(),
                Words.text("whole", frame.progress().update()));
        String hash = frame.fingerprint();
        if (hash != null) {
            fingerprint.show(hash.substring(0, SHORT_HASH), hash.substring(0, SHORT_HASH));
        } else {
            fingerprint.show(Words.text("reading.fingerprint.later"), "");
        }
    }

    private static String id(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** What the buttons do. */
    interface Actions {
        void send(Command command);

        void pace(Pace pace);

        void newSeed();
    }

    /** What the buttons do that have nothing to do with training. */
    interface PageActions {
        void share();

        void keep();

        void scheme();

        void language();
    }
}

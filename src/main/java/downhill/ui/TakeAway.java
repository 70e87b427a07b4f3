package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import downhill.export.Measurements;
import downhill.export.Scene;
import downhill.run.Command;
import downhill.run.Owner;
import downhill.run.Reply;
import downhill.run.RunId;
import downhill.run.Runs;
import downhill.run.SeriesGathering;
import downhill.run.SeriesGathering.Gathered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Menus that give out what the run of a page measured, as pictures and as tables. */
final class TakeAway {
    private static final int GONE = 404;
    private static final int INTERRUPTED = 503;
    private static final long SECONDS = 10;

    /** Anybody may ask a run that he sees. */
    private static final Owner ASKING = Owner.random();

    private final Runs runs;
    private final Supplier<Optional<RunId>> run;
    private final Supplier<Pictures> pictures;

    /**
     * Menus of a page.
     *
     * @param run what the page watches now
     * @param pictures how the page looks at it now
     */
    TakeAway(Runs runs, Supplier<Optional<RunId>> run, Supplier<Pictures> pictures) {
        this.runs = runs;
        this.run = run;
        this.pictures = pictures;
    }

    /** The way to the valley of the run. */
    Component valley() {
        return new ValleyLink(run);
    }

    /** The loss chart, and all measurements. */
    Component loss() {
        return menu("loss", this::losses);
    }

    private List<Anchor> losses() {
        List<Anchor> items = new ArrayList<>(pictures("loss", Pictures::loss));
        items.add(item(
                "series-csv",
                (gathered, _) -> new Download(
                                "downhill.csv", "text/csv;charset=utf-8", Measurements.csv(gathered.rows()))
                        .response()));
        items.add(item(
                "series-jsonl",
                (gathered, _) -> new Download(
                                "downhill.jsonl", "application/jsonl", Measurements.jsonLines(gathered.rows()))
                        .response()));
        items.add(new Anchor(
                DownloadHandler.fromInputStream(event -> weights(event.getUI())), Words.text("take.weights")));
        items.getLast().setId("take-weights");
        return items;
    }

    /** The heat map. */
    Component timeline() {
        return menu("timeline", () -> pictures("timeline", Pictures::timeline));
    }

    private List<Anchor> pictures(String name, Function<Pictures, Function<Gathered, Scene>> picture) {
        Anchor svg = item(
                name + "-svg",
                (gathered, look) -> new Download(
                                "downhill-" + name + ".svg",
                                "image/svg+xml",
                                picture.apply(look).apply(gathered).svg())
                        .response());
        Anchor png = item(
                name + "-png",
                (gathered, look) -> Download.response(
                        "downhill-" + name + ".png",
                        "image/png",
                        picture.apply(look).apply(gathered).png()));
        return List.of(png, svg);
    }

    private static Component menu(String name, Supplier<List<? extends Component>> items) {
        return new DropDown(
                "take-" + name, Words.text("take.button"), Words.text("take.from", Words.text("panel." + name)), items);
    }

    private Anchor item(String key, Maker maker) {
        Anchor anchor = new Anchor(
                DownloadHandler.fromInputStream(event -> response(event.getUI(), maker)), Words.text("take." + key));
        anchor.setId("take-" + key);
        return anchor;
    }

    /** What the run's weights are when it gets to it. */
    private DownloadResponse weights(UI ui) {
        AtomicReference<Optional<RunId>> id = new AtomicReference<>(Optional.empty());
        ui.accessSynchronously(() -> id.set(run.get()));
        if (id.get().isEmpty()) {
            return DownloadResponse.error(GONE);
        }
        Reply reply = runs.command(id.get().get(), ASKING, new Command.Weigh())
                .toCompletableFuture()
                .completeOnTimeout(new Reply.Unknown(), SECONDS, TimeUnit.SECONDS)
                .exceptionally(_ -> new Reply.Unknown())
                .join();
        return reply instanceof Reply.Weighed weighed
                ? new Download("downhill-weights.json", "application/json", weighed.json()).response()
                : DownloadResponse.error(GONE);
    }

    /** On a thread of the server's own: only what the page shows is read under its lock, and nothing waits in it. */
    private DownloadResponse response(UI ui, Maker maker) {
        AtomicReference<@Nullable Pictures> look = new AtomicReference<>();
        AtomicReference<Optional<RunId>> id = new AtomicReference<>(Optional.empty());
        ui.accessSynchronously(() -> {
            look.set(pictures.get());
            id.set(run.get());
        });
        Pictures shown = look.get();
        RunId wanted = id.get().orElse(null);
        if (shown == null || wanted == null) {
            return DownloadResponse.error(GONE);
        }
        try {
            return SeriesGathering.of(runs, wanted)
                    .map(gathered -> maker.make(gathered, shown))
                    .orElseGet(() -> DownloadResponse.error(GONE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return DownloadResponse.error(INTERRUPTED);
        }
    }

    /** Makes a file of a history. */
    private interface Maker {
        DownloadResponse make(Gathered gathered, Pictures look);
    }
}

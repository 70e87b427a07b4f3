package downhill.cli;

import downhill.landscape.LossGrid;
import downhill.landscape.PathPlane;
import downhill.landscape.Plane;
import downhill.landscape.Plane.Place;
import downhill.landscape.Scaling;
import downhill.train.KeyFrames;
import downhill.train.Trainer;
import downhill.train.WholeLoss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The loss of a run on two planes through its parameters at its end, as a file of JSON. */
final class PlaneFile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What the key frames of the path may take. */
    private static final long BYTES = 16L << 20;

    private static final int POINTS = 25;

    /** What is shown beyond the path, as a share of its width. */
    private static final double MARGIN = 0.25;

    private final Path path;
    private final String name;
    private final Trainer trainer;
    private final KeyFrames frames;

    /**
     * Of a run that has not begun.
     *
     * @throws Refusal if nothing can be written there
     */
    PlaneFile(String name, Trainer trainer) {
        this.name = name;
        this.trainer = trainer;
        path = path(name);
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder) || Files.isDirectory(path)) {
            throw unwritable(name);
        }
        frames = new KeyFrames(trainer.parameters().length, BYTES);
        updated();
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw unwritable(name);
        }
    }

    private static Refusal unwritable(String name) {
        return new Refusal(ExitCode.BAD_INPUT, Sentences.text("say.unwritable", name));
    }

    /** After each update. */
    void updated() {
        frames.offer(trainer);
    }

    /** Computes and writes it, unless somebody interrupts. */
    void write(Interrupt interrupt) {
        ObjectNode root = JSON.objectNode();
        root.put("update", trainer.update());
        root.set("random", random(interrupt));
        root.set("path", path(interrupt));
        if (interrupt.asked()) {
            return;
        }
        try {
            Files.writeString(path, root + "\n");
        } catch (IOException e) {
            throw unwritable(name);
        }
    }

    private ObjectNode random(Interrupt interrupt) {
        ObjectNode node = JSON.objectNode();
        WholeLoss loss = WholeLoss.of(trainer);
        long seed = trainer.experiment().seed();
        Plane plane = Plane.random(loss, trainer.parameters(), Scaling.FILTER, seed);
        node.put("answer", plane.isDegenerate() ? "zero_weights" : "plane");
        if (!plane.isDegenerate()) {
            double[] places = LossGrid.spaced(-1, 1, POINTS);
            grid(node, new LossGrid(loss, plane, places, places), interrupt);
        }
        return node;
    }

    private ObjectNode path(Interrupt interrupt) {
        ObjectNode node = JSON.objectNode();
        PathPlane found = PathPlane.of(frames.until(trainer));
        node.put("answer", found.answer().name().toLowerCase(Locale.ROOT));
        Plane plane = found.plane();
        if (plane == null) {
            return node;
        }
        node.putArray("explained").add(found.firstShare()).add(found.secondShare());
        ArrayNode path = node.putArray("path");
        for (Place place : found.path()) {
            path.addObject().put("update", place.update()).put("a", place.a()).put("b", place.b());
        }
        double[] alphas = around(found.path(), Place::a);
        double[] betas = around(found.path(), Place::b);
        grid(node, new LossGrid(WholeLoss.of(trainer), plane, alphas, betas), interrupt);
        return node;
    }

    private static double[] around(List<Place> path, ToDoubleFunction<Place> coordinate) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Place place : path) {
            low = Math.min(low, coordinate.applyAsDouble(place));
            high = Math.max(high, coordinate.applyAsDouble(place));
        }
        double margin = MARGIN * (high - low);
        return LossGrid.spaced(low - margin, high + margin, POINTS);
    }

    private static void grid(ObjectNode node, LossGrid grid, Interrupt interrupt) {
        boolean more = true;
        while (more && !interrupt.asked()) {
            more = grid.advance();
        }
        numbers(node.putArray("alphas"), grid.alphas());
        numbers(node.putArray("betas"), grid.betas());
        ArrayNode losses = node.putArray("loss");
        for (int a = 0; a < grid.alphas().length; a++) {
            ArrayNode row = losses.addArray();
            for (int b = 0; b < grid.betas().length; b++) {
                row.add(JsonReport.number(grid.loss(a, b)));
            }
        }
    }

    private static void numbers(ArrayNode into, double[] numbers) {
        for (double number : numbers) {
            into.add(JsonReport.number(number));
        }
    }
}

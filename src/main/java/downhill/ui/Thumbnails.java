package downhill.ui;

import downhill.choice.Catalogue;
import downhill.choice.Task;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.Digits;
import downhill.data.Examples;
import downhill.experiment.ExperimentCodec;
import downhill.math.Stream;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Small pictures of the data sets that can be chosen, drawn from the real generators. */
final class Thumbnails {
    private static final int POINTS = 120;
    private static final long SEED = 1;

    private Thumbnails() {}

    /** Group by group, and inside a group in the catalogue's order. */
    static ArrayNode all() {
        ArrayNode items = Json.array();
        List<Dataset> datasets = Catalogue.of(Dataset.class).ids().stream()
                .map(id -> ExperimentCodec.choice(Dataset.class, id).orElseThrow())
                .filter(Dataset::offered)
                .toList();
        for (Group group : Group.values()) {
            datasets.stream()
                    .filter(dataset -> group == Group.of(dataset))
                    .forEach(dataset -> items.add(item(dataset, group)));
        }
        return items;
    }

    private static ObjectNode item(Dataset dataset, Group group) {
        int rows = Math.min(POINTS, dataset.available());
        Examples examples = dataset.draw(rows, Stream.of(SEED, Stream.Purpose.DATA));
        ThumbnailPicture picture = picture(dataset, examples);
        return Json.object()
                .put("id", dataset.id())
                .put("label", Words.choice("dataset", dataset.id(), ""))
                .put("title", Words.choice("dataset", dataset.id(), ".why"))
                .put("group", Words.text("group." + group.name().toLowerCase(Locale.ROOT)))
                .put("kind", picture.kind())
                .put("points", Encode.floats(picture.points()));
    }

    private static ThumbnailPicture picture(Dataset dataset, Examples examples) {
        if (dataset.gap() > 0) {
            return ThumbnailPicture.series(examples);
        }
        if (examples.steps() > 1) {
            return ThumbnailPicture.sequences(examples);
        }
        return dataset instanceof Digits
                ? ThumbnailPicture.pixels(examples)
                : ThumbnailPicture.points(examples, dataset.task() == Task.REGRESSION);
    }

    /** What data sets have in common, as headings say it. */
    enum Group {
        CLASSES,
        NUMBERS,
        SEQUENCES,
        REAL;

        static Group of(Dataset dataset) {
            if (dataset.available() < DataSpec.MAX_ROWS) {
                return REAL; // only a generator never ends
            }
            if (dataset.steps() > 1) {
                return SEQUENCES;
            }
            return dataset.task() == Task.REGRESSION ? NUMBERS : CLASSES;
        }
    }
}

package downhill.ui;

import downhill.choice.Catalogue;
import downhill.nn.Activation;
import downhill.share.Gist;
import downhill.share.Kept;
import downhill.share.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a kept experiment is and how it went, in words. */
final class GistText {
    private GistText() {}

    /** Its name, else what it is about. */
    static String title(Kept kept) {
        return kept.name().isEmpty() ? topic(kept.gist()) : kept.name();
    }

    private static String topic(Gist gist) {
        return Words.choice(gist.surface() ? "surface" : "dataset", gist.topic(), "");
    }

    /** What it is, in one line. */
    static String about(Kept kept) {
        Gist gist = kept.gist();
        List<String> parts = new ArrayList<>();
        if (!kept.name().isEmpty()) {
            parts.add(topic(gist));
        }
        if (!gist.surface()) {
            parts.add(layers(gist));
        }
        parts.add(Words.text("mine.training", Words.choice("optimizer", gist.optimizer(), ""), gist.rate()));
        return String.join(" · ", parts);
    }

    private static String layers(Gist gist) {
        List<Integer> units = gist.layers();
        if (units.isEmpty()) {
            return Words.text("mine.layers.none");
        }
        String kinds = gist.kinds().stream().map(GistText::kind).collect(Collectors.joining(", "));
        if (units.stream().distinct().count() == 1) {
            return Words.text("mine.layers.equal", units.size(), units.getFirst(), kinds);
        }
        String all = units.stream().map(String::valueOf).collect(Collectors.joining("-"));
        return Words.text("mine.layers", all, kinds);
    }

    private static String kind(String id) {
        boolean activation = Catalogue.of(Activation.class).find(id).isPresent();
        return Words.choice(activation ? "activation" : "layer", id, "");
    }

    /** The word for how it stands. */
    static String status(Kept kept) {
        return kept.progress().updates() == 0 ? Words.text("mine.never") : Words.text("status." + statusId(kept));
    }

    static String statusId(Kept kept) {
        return kept.progress().status().name().toLowerCase(Locale.ROOT);
    }

    /** How it went, in one line; empty where it never ran. */
    static String progress(Kept kept) {
        Progress progress = kept.progress();
        if (progress.updates() == 0) {
            return "";
        }
        String line = kept.gist().surface()
                ? Words.text("mine.progress.surface", progress.updates(), Numbers.reading(progress.train()))
                : Words.text(
                        "mine.progress",
                        (long) progress.epoch(),
                        Numbers.reading(progress.train()),
                        Numbers.reading(progress.test()));
        return progress.edits() == 0 ? line : line + " · " + Words.text("mine.edited");
    }

    /** All that it can be found by. */
    static String searchable(Kept kept) {
        return String.join(" ", kept.name(), topic(kept.gist()), about(kept), status(kept))
                .toLowerCase(Locale.ROOT);
    }
}

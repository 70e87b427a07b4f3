package downhill.ui;

import downhill.choice.Catalogue;
import downhill.nn.Activation;
import downhill.share.Gist;
import downhill.share.Kept;
import downhill.share.Progress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a kept experiment is and how it went, in words. */
final class GistText {
    private GistText() {}

    /** Its name, else what it is about. */
    static String title(Kept kept) {
        return kept.name().isEmpty() ? topic(kept.gist(), Words::text) : kept.name();
    }

    /** What it is about. */
    static String topic(Gist gist, Wording words) {
        return words.choice(gist.surface() ? "surface" : "dataset", gist.topic());
    }

    /** What it is, in one line. */
    static String about(Kept kept) {
        String training = training(kept.gist(), Words::text);
        return kept.name().isEmpty() ? training : topic(kept.gist(), Words::text) + " · " + training;
    }

    /** What is trained and how, in one line. */
    static String training(Gist gist, Wording words) {
        String training = words.text("mine.training", words.choice("optimizer", gist.optimizer()), gist.rate());
        return gist.surface() ? training : layers(gist, words) + " · " + training;
    }

    private static String layers(Gist gist, Wording words) {
        List<Integer> units = gist.layers();
        if (units.isEmpty()) {
            return words.text("mine.layers.none");
        }
        String kinds = gist.kinds().stream().map(kind -> kind(kind, words)).collect(Collectors.joining(", "));
        if (units.stream().distinct().count() == 1) {
            return words.text("mine.layers.equal", units.size(), units.getFirst(), kinds);
        }
        String all = units.stream().map(String::valueOf).collect(Collectors.joining("-"));
        return words.text("mine.layers", all, kinds);
    }

    private static String kind(String id, Wording words) {
        boolean activation = Catalogue.of(Activation.class).find(id).isPresent();
        return words.choice(activation ? "activation" : "layer", id);
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
        return String.join(" ", kept.name(), topic(kept.gist(), Words::text), about(kept), status(kept))
                .toLowerCase(Locale.ROOT);
    }
}

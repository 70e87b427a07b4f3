package downhill.ui;

import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.export.Ink;
import downhill.export.PreviewPicture;
import downhill.export.Scene;
import downhill.export.Series;
import downhill.run.Sketch;
import downhill.run.Sketches;
import downhill.share.Gist;
import downhill.train.Recording;
import java.util.List;
import java.util.Optional;

/**
 * What is told of a link before anybody opens it.
 *
 * @param title of whoever gave it away, else the card's or the data set's
 * @param about the network and its training, in one line
 * @param text the note that came with it, else the same line
 * @param recording what its picture is drawn of
 * @param update up to which
 */
record Preview(String title, String about, String text, Recording recording, long update) {
    private static final int TEXT = 300;

    /** Of what an address asks for. */
    static Preview of(Opening opening, Wording words) {
        Experiment experiment = opening.experiment();
        Gist gist = Gist.of(experiment);
        String about = GistText.training(gist, words);
        String title = opening.shared()
                .map(Opening.Kept::title)
                .filter(given -> !given.isBlank())
                .orElseGet(() -> card(experiment)
                        .map(card -> words.text("card." + card.id()))
                        .orElseGet(() -> GistText.topic(gist, words)));
        String note = opening.shared().map(Opening.Kept::note).orElse("").strip();
        return opening.destination()
                .map(to -> new Preview(
                        title,
                        about,
                        text(note, about),
                        to.recording(),
                        to.moment().update()))
                .orElseGet(() -> new Preview(
                        title, about, text(note, about), new Recording(experiment, List.of()), Sketches.UPDATES));
    }

    private static Optional<Card> card(Experiment experiment) {
        return Cards.all().stream()
                .filter(card -> card.all().stream()
                        .anyMatch(variant -> variant.experiment().equals(experiment)))
                .findFirst();
    }

    private static String text(String note, String about) {
        int length = note.codePointCount(0, note.length());
        return note.isEmpty()
                ? about
                : length <= TEXT
                        ? note
                        : note.substring(0, note.offsetByCodePoints(0, TEXT)).strip() + "…";
    }

    /** Its picture, with a curve where there is one. */
    Scene picture(Optional<Sketch> sketch, Wording words) {
        boolean network = recording.experiment().trainsNetwork();
        PreviewPicture.Words said = new PreviewPicture.Words(
                title,
                about,
                text,
                words.text(network ? "panel.loss" : "reading.height"),
                words.text("element.loss-chart.train"),
                network ? words.text("element.loss-chart.test") : "",
                words.text("measure.error_signal"));
        return sketch.map(drawn ->
                        PreviewPicture.of(series(drawn), network ? drawn.chance() : Double.NaN, Ink.LIGHT, said))
                .orElseGet(() -> PreviewPicture.plain(Ink.LIGHT, said));
    }

    private static Series series(Sketch sketch) {
        return new Series(
                sketch.rows(),
                sketch.rows().stream().map(row -> (double) row.update()).toList(),
                "");
    }
}

package downhill.ui;

import downhill.run.Sketch;
import downhill.run.Sketches;
import downhill.share.ShortLinks;
import downhill.ui.Opening.Asked;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Pictures of links for chat programs, PNG. Each is trained for a moment; where that cannot be, since too many are asked for
 * at once, the picture comes without a curve and is not kept.
 */
@Controller
class PreviewPictures {
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();
    private static final int AT_ONCE = 8;
    private static final long SECONDS = 10;

    private final PreviewCache cache = new PreviewCache();
    private final Semaphore open = new Semaphore(AT_ONCE);
    private final ShortLinks links;
    private final Sketches sketches;
    private final Messages messages;

    PreviewPictures(ShortLinks links, Sketches sketches, Messages messages) {
        this.links = links;
        this.sketches = sketches;
        this.messages = messages;
    }

    @GetMapping("/preview/x/{experiment}.png")
    CompletableFuture<ResponseEntity<byte[]>> ofExperiment(
            @PathVariable String experiment, @RequestParam Optional<String> at, Locale locale) {
        return picture(
                new Asked(Optional.of(experiment), Optional.empty(), Optional.empty(), at, Optional.empty()), locale);
    }

    @GetMapping("/preview/s/{id}.png")
    CompletableFuture<ResponseEntity<byte[]>> ofShortLink(@PathVariable String id, Locale locale) {
        return picture(
                new Asked(Optional.empty(), Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty()),
                locale);
    }

    private CompletableFuture<ResponseEntity<byte[]>> picture(Asked asked, Locale locale) {
        boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
        String name = (german ? "de " : "en ") + asked;
        Optional<byte[]> known = cache.find(name);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(kept(known.get()));
        }
        if (!open.tryAcquire()) {
            return CompletableFuture.completedFuture(
                    ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
        }
        Wording words = Wording.of(messages, german ? Locale.GERMAN : Locale.ENGLISH);
        return drawn(asked, words)
                .thenApply(drawing -> {
                    byte[] picture =
                            drawing.preview().picture(drawing.sketch(), words).png(1);
                    if (drawing.sketch().isEmpty()) {
                        return ResponseEntity.ok()
                                .cacheControl(CacheControl.noStore())
                                .contentType(MediaType.IMAGE_PNG)
                                .body(picture);
                    }
                    cache.put(name, picture);
                    return kept(picture);
                })
                .whenComplete((_, _) -> open.release());
    }

    private CompletableFuture<Drawing> drawn(Asked asked, Wording words) {
        try {
            Preview preview = Preview.of(Opening.of(asked, links::find), words);
            return sketches.begin(preview.recording(), preview.update())
                    .toCompletableFuture()
                    .completeOnTimeout(Optional.empty(), SECONDS, TimeUnit.SECONDS)
                    .thenApply(sketch -> new Drawing(preview, sketch));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static ResponseEntity<byte[]> kept(byte[] picture) {
        return ResponseEntity.ok()
                .cacheControl(KEPT)
                .contentType(MediaType.IMAGE_PNG)
                .body(picture);
    }

    /** What is drawn. */
    private record Drawing(Preview preview, Optional<Sketch> sketch) {}
}

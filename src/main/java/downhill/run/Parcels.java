package downhill.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import downhill.experiment.Experiment;
import downhill.store.Blobs;
import downhill.store.Sha256;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Packs what goes to another node and unpacks it there; what needs the database for that is done on other threads. */
final class Parcels {
    private final Blobs blobs;
    private final Executor blocking;
    private final CBORMapper mapper = WireMapper.with(new SimpleModule("texts")
            .addSerializer(new LongTexts.Writer())
            .addDeserializer(String.class, new LongTexts.Reader())
            .addSerializer(new LongTexts.ExperimentWriter())
            .addDeserializer(Experiment.class, new LongTexts.ExperimentReader()));

    /** @param blocking threads that may wait for the database */
    Parcels(Blobs blobs, Executor blocking) {
        this.blobs = blobs;
        this.blocking = blocking;
    }

    /** Packs; complete at once where nothing is long. */
    <T> CompletionStage<Packed> pack(Class<T> type, T content) {
        Map<Sha256, String> texts = new LinkedHashMap<>();
        byte[] bytes =
                mapper.writerFor(type).withAttribute(LongTexts.TEXTS, texts).writeValueAsBytes(content);
        Packed packed = new Packed(bytes, List.copyOf(texts.keySet()));
        if (texts.isEmpty()) {
            return CompletableFuture.completedFuture(packed);
        }
        return waiting(() -> {
            texts.values().forEach(text -> blobs.put(text.getBytes(UTF_8)));
            return packed;
        });
    }

    /** Unpacks; complete at once where nothing was long. */
    <T> CompletionStage<T> unpack(Class<T> type, Packed packed) {
        if (packed.texts().isEmpty()) {
            return CompletableFuture.completedFuture(read(type, packed, Map.of()));
        }
        return waiting(() -> read(type, packed, texts(packed)));
    }

    private <T> CompletionStage<T> waiting(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, blocking);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e); // too many wait already
        }
    }

    private Map<Sha256, String> texts(Packed packed) {
        Map<Sha256, String> texts = new HashMap<>();
        for (Sha256 name : packed.texts()) {
            byte[] content = blobs.get(name)
                    .orElseThrow(() -> new IllegalStateException("The database has not what was sent: " + name));
            texts.put(name, new String(content, UTF_8));
        }
        return texts;
    }

    private <T> T read(Class<T> type, Packed packed, Map<Sha256, String> texts) {
        return mapper.readerFor(type).withAttribute(LongTexts.TEXTS, texts).readValue(packed.bytes());
    }
}

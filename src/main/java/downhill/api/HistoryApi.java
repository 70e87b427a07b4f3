package downhill.api;

import downhill.export.Measurements;
import downhill.run.RunId;
import downhill.run.Runs;
import downhill.run.SeriesGathering;
import downhill.train.Row;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** All measurements of a run, as JSON, a line for each row, or CSV. */
final class HistoryApi {
    private static final List<MediaType> TYPES = List.of(MediaType.APPLICATION_JSON, Answers.CSV, Answers.JSON_LINES);
    private static final List<Endpoint.Query> FORMAT =
            List.of(new Endpoint.Query("format", "{\"type\":\"string\",\"enum\":[\"json\",\"csv\",\"jsonl\"]}"));

    private final Runs runs;
    private final Later later;

    HistoryApi(Runs runs, Later later) {
        this.runs = runs;
        this.later = later;
    }

    List<Endpoint> endpoints() {
        Endpoint.Answer answer = new Endpoint.Answer(HttpStatus.OK, "History", TYPES);
        return List.of(Endpoint.get("readHistory", "/runs/{run}/history", FORMAT, answer, this::read)
                .orRefused(HttpStatus.NOT_FOUND, HttpStatus.NOT_ACCEPTABLE));
    }

    private ServerResponse read(Call call) throws Refusal {
        RunId id = RunsApi.id(call);
        MediaType type = type(call);
        return later.answer(call, CompletableFuture.supplyAsync(() -> gather(id), Later.THREADS), rows -> {
            List<Row> all = rows.orElseThrow(RunsApi::unknown);
            return Answers.text(HttpStatus.OK, type, call.locale(), text(id, type, all));
        });
    }

    private static String text(RunId id, MediaType type, List<Row> rows) {
        if (type.equals(Answers.CSV)) {
            return Measurements.csv(rows);
        }
        return type.equals(Answers.JSON_LINES)
                ? Measurements.jsonLines(rows)
                : "{\"run\":\"%s\",\"rows\":%s}".formatted(id, RunJson.rows(rows));
    }

    private Optional<List<Row>> gather(RunId id) {
        try {
            return SeriesGathering.of(runs, id).map(SeriesGathering.Gathered::rows);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private static MediaType type(Call call) throws Refusal {
        String format = call.query("format").orElse("");
        return switch (format) {
            case "" -> accepted(call.request().servletRequest().getHeader(HttpHeaders.ACCEPT));
            case "json" -> MediaType.APPLICATION_JSON;
            case "csv" -> Answers.CSV;
            case "jsonl" -> Answers.JSON_LINES;
            default -> throw Refusal.at("format", "unknown_choice", Call.cut(format), "json, csv, jsonl");
        };
    }

    private static MediaType accepted(@Nullable String accept) throws Refusal {
        try {
            List<MediaType> wanted = MediaType.parseMediaTypes(accept == null ? "*/*" : accept);
            for (MediaType each : wanted) {
                for (MediaType type : TYPES) {
                    if (each.isCompatibleWith(type)) {
                        return type;
                    }
                }
            }
        } catch (InvalidMediaTypeException e) {
            throw Refusal.of(HttpStatus.NOT_ACCEPTABLE, "no_such_type", TYPES.toString());
        }
        throw Refusal.of(HttpStatus.NOT_ACCEPTABLE, "no_such_type", TYPES.toString());
    }
}

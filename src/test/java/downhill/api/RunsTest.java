package downhill.api;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.ExperimentCodec;
import downhill.run.Owner;
import downhill.share.AccessTokens;
import downhill.train.Needs;
import downhill.train.Trainer;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs, by their owner and by others. */
@ApiTest
class RunsTest {
    private static final String TEN_EPOCHS =
            "{\"experiment\":{\"format\":1,\"training\":{\"epochs\":10}},\"play\":true}";

    @LocalServerPort
    private int port;

    @Autowired
    private AccessTokens tokens;

    private Client client;

    @BeforeEach
    void open() throws Exception {
        client = Client.of(port, tokens.make(Owner.random(), "test"));
    }

    @AfterEach
    void close() {
        client.close();
    }

    private JsonNode await(String run, String status) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        JsonNode state = client.get(run).json();
        while (!state.path("status").asString("").equals(status)) {
            assertThat(System.nanoTime()).as(state.toString()).isLessThan(end);
            state = client.get(run).json();
        }
        return state;
    }

    @Test
    void aRunTrainsToItsEndWithTheSameBitsAsAnywhereElseAndGivesOutAllItMeasured() throws Exception {
        var started = client.post("/runs", TEN_EPOCHS);
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        String run = "/runs/" + started.text("/id");
        assertThat(started.header("Location")).isEqualTo("/downhill/api/v1" + run);
        JsonNode end = await(run, "finished");
        Trainer trainer = new Trainer(ExperimentCodec.read("{\"format\":1,\"training\":{\"epochs\":10}}"));
        for (int update = 0; update < 200; update++) {
            trainer.step(Needs.NOTHING);
        }
        assertThat(end.path("update").longValue()).isEqualTo(200);
        assertThat(end.path("fingerprint").stringValue()).isEqualTo(trainer.fingerprint());
        assertThat(end.path("mine").booleanValue()).isTrue();

        JsonNode rows = client.get(run + "/history").json().path("rows");
        assertThat(rows).hasSize(201);
        assertThat(rows.get(200).path("train_loss")).isEqualTo(end.path("train_loss"));
        var csv = client.send(client.request(run + "/history").header("Accept", "text/csv"));
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(202).first().asString().startsWith("update,epoch,");
        assertThat(client.get(run + "/history?format=jsonl").body().lines()).hasSize(201);
        assertThat(client.get(run + "/history?format=xml").problem()).isEqualTo("422 unknown_choice format");
        assertThat(client.send(client.request(run + "/history").header("Accept", "image/png"))
                        .problem())
                .isEqualTo("406 no_such_type ");
        assertThat(client.get(run + "/weights").status()).isEqualTo(200);
    }

    @Test
    void aWeightIsFollowedAndItsGradientChecked() throws Exception {
        String run = "/runs/" + client.post("/runs", "{\"card\":\"p0\"}").text("/id");
        String commands = run + "/commands";
        String follow = "{\"command\":\"follow\",\"weight\":{\"tensor\":\"0.weight\",\"row\":1,\"column\":0}}";
        String check = "{\"command\":\"check\"}";
        assertThat(client.post(commands, check).problem()).startsWith("422 nothing_to_check");
        assertThat(client.post(commands, follow).status()).isEqualTo(200);
        assertThat(client.post(commands, "{\"command\":\"update\"}").status()).isEqualTo(200);
        JsonNode anatomy = await(run, "paused").path("anatomy");
        assertThat(anatomy.path("update").longValue()).isEqualTo(1);
        Trainer trainer = new Trainer(Cards.first());
        trainer.step(Needs.NOTHING);
        JsonNode links = anatomy.path("links");
        assertThat(links.get(links.size() - 1).path("value").doubleValue()).isEqualTo(trainer.parameters()[2]);
        JsonNode checked = client.post(commands, check).json().path("check");
        assertThat(checked.path("weight").path("tensor").stringValue()).isEqualTo("0.weight");
        assertThat(checked.path("relative").doubleValue()).isBetween(0.0, 1e-5);
        assertThat(client.post(commands, "{\"command\":\"unfollow\"}").status()).isEqualTo(200);
        assertThat(client.get(run).json().has("anatomy")).isFalse();

        assertThat(client.post(commands, follow.replace("0.weight", "9.weight")).problem())
                .isEqualTo("422 unknown_choice weight.tensor");
        assertThat(client.post(commands, follow.replace(":1", ":1.5")).problem())
                .isEqualTo("422 not_a_whole_number weight.row");
        assertThat(client.post(commands, follow.replace("row", "line")).problem())
                .isEqualTo("422 unknown_field weight.line");
        assertThat(client.post(commands, "{\"command\":\"follow\"}").problem()).isEqualTo("422 missing weight");
    }

    @Test
    void aRunIsToldWhatToDoAndSaysHowItCameWhereItIs() throws Exception {
        String run = "/runs/"
                + client.post("/runs", "{\"card\":\"p8\",\"variant\":\"relu\"}").text("/id");
        String commands = run + "/commands";
        assertThat(client.post(commands, "{\"command\":\"update\"}").status()).isEqualTo(200);
        await(run, "paused");
        String edit = "{\"command\":\"edit\",\"path\":\"training.learning_rate\",\"value\":0.25}";
        assertThat(client.post(commands, edit).json().path("edits").intValue()).isEqualTo(1);
        assertThat(client.post(commands, "{\"command\":\"epoch\"}").status()).isEqualTo(200);
        JsonNode state = await(run, "paused");
        assertThat(state.path("learning_rate").doubleValue()).isEqualTo(0.25);
        JsonNode recording = client.get(run + "/recording").json();
        assertThat(recording.path("journal").toString())
                .isEqualTo("[{\"update\":1,\"path\":\"training.learning_rate\",\"value\":0.25}]");
        assertThat(recording.path("fingerprint")).isEqualTo(state.path("fingerprint"));
        JsonNode whole = client.get(run + "?experiment=true").json().path("experiment");
        assertThat(ExperimentCodec.read(whole).training().learningRate()).isEqualTo(0.25);

        assertThat(client.post(commands, edit.replace("0.25", "-1")).problem())
                .isEqualTo("422 out_of_range training.learning_rate");
        assertThat(client.post(commands, edit.replace("learning_rate", "nothing"))
                        .problem())
                .isEqualTo("422 no_such_path training.nothing");
        assertThat(client.post(commands, edit.replace("training.learning_rate", "a.".repeat(30_000) + "a"))
                        .problem())
                .isEqualTo("422 text_too_long path");
        String weight = "{\"command\":\"edit\",\"path\":\"weight.2.weight[1][3]\",\"value\":2}";
        JsonNode set = client.post(commands, weight).json();
        assertThat(set.path("edits").intValue()).isEqualTo(2);
        JsonNode moved = client.get(run + "/recording").json();
        assertThat(moved.path("journal").path(1).toString())
                .isEqualTo("{\"update\":%d,\"path\":\"weight.2.weight[1][3]\",\"value\":2.0}"
                        .formatted(moved.path("update").longValue()));
        assertThat(moved.path("fingerprint")).isNotEqualTo(recording.path("fingerprint"));
        assertThat(client.post(commands, weight.replace("[1]", "[99]")).problem())
                .isEqualTo("422 out_of_range weight.row");
        assertThat(client.post(commands, weight.replace("2.weight", "7.weight")).problem())
                .isEqualTo("422 unknown_choice weight.tensor");
        assertThat(client.post(commands, weight.replace("[1][3]", "")).problem())
                .isEqualTo("422 no_such_weight_path weight");
        assertThat(client.post(commands, weight.replace(":2}", ":10001}")).problem())
                .isEqualTo("422 out_of_range weight.value");
        assertThat(client.post(commands, weight.replace(":2}", ":\"NaN\"}")).problem())
                .isEqualTo("422 not_a_number weight.value");
        assertThat(client.post(commands, "{\"command\":\"fly\"}").problem()).isEqualTo("422 unknown_choice command");
        assertThat(client.post(commands, "{\"command\":\"pace\",\"updates_per_second\":1e400}")
                        .problem())
                .isEqualTo("422 not_a_number updates_per_second");
        assertThat(client.post(commands, "{\"command\":\"reset\"}").text("/status"))
                .isEqualTo("ready");
    }

    @Test
    void somebodyElseMayReadARunButNotCommandIt() throws Exception {
        String run = "/runs/" + client.post("/runs", "{\"card\":\"p1\"}").text("/id");
        try (Client stranger = Client.anonymous(port, 2)) {
            assertThat(stranger.get(run).json().path("mine").booleanValue()).isFalse();
            assertThat(stranger.get(run + "/recording").status()).isEqualTo(200);
            assertThat(stranger.post(run + "/commands", "{\"command\":\"play\"}")
                            .problem())
                    .isEqualTo("403 run_of_another ");
            assertThat(stranger.get("/runs/AAAAAAAAAAAAAAAAAAAAAA").problem()).isEqualTo("404 no_such_run ");
            assertThat(stranger.get("/runs/A").problem()).isEqualTo("404 no_such_run ");
        }
        assertThat(client.get(run).text("/status")).isEqualTo("ready");
    }

    @Test
    void aRunIsWatchedByServerSentEventsAndOnlySoManyAtATime() throws Exception {
        String run = "/runs/"
                + client.post("/runs", "{\"card\":\"p0\",\"play\":true}").text("/id");
        HttpRequest.Builder events = client.request(run + "/events?rate=30&series=true");
        List<HttpResponse<InputStream>> open = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            open.add(client.http().send(events.build(), BodyHandlers.ofInputStream()));
            assertThat(open.get(i).statusCode()).isEqualTo(200);
        }
        assertThat(client.send(events).problem()).isEqualTo("429 too_many_streams ");
        assertThat(client.send(client.request("/runs/AAAAAAAAAAAAAAAAAAAAAA/events"))
                        .problem())
                .isEqualTo("404 no_such_run ");
        assertThat(open.getFirst().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/event-stream");
        JsonNode last = new JsonMapper().createObjectNode();
        long rows = 0;
        try (var lines =
                new BufferedReader(new InputStreamReader(open.getFirst().body(), StandardCharsets.UTF_8))) {
            for (int frames = 0; frames < 10; ) {
                String line = lines.readLine();
                if (line.startsWith("data:")) {
                    JsonNode frame = new JsonMapper().readTree(line.substring(5));
                    assertThat(frame.path("update").longValue())
                            .isGreaterThanOrEqualTo(last.path("update").asLong(0));
                    assertThat(frame.at("/series/from").longValue()).isLessThanOrEqualTo(rows);
                    rows = frame.at("/series/from").longValue()
                            + frame.at("/series/rows").size();
                    last = frame;
                    frames++;
                }
            }
        }
        assertThat(last.path("update").longValue()).isPositive();
        assertThat(rows).isPositive();
        for (HttpResponse<InputStream> each : open) {
            each.body().close();
        }
        awaitPlaceForAStream(events);
    }

    /** Who has left is noticed with the next frame. */
    private void awaitPlaceForAStream(HttpRequest.Builder events) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        int status = 429;
        while (status == 429) {
            assertThat(System.nanoTime()).isLessThan(end);
            try (var body = client.http()
                    .send(events.build(), BodyHandlers.ofInputStream())
                    .body()) {
                status = new String(body.readNBytes(5), StandardCharsets.UTF_8).startsWith("{") ? 429 : 200;
            }
        }
    }

    @Test
    void aRunBeginsWithAShortLinkOrALinkAndWhatIsSentTwiceUnderAKeyIsMadeOnce() throws Exception {
        String id = client.post("/experiments", ExperimentCodec.writeCompact(Cards.first()))
                .text("/id");
        String body = "{\"id\":\"%s\",\"update\":20}".formatted(id);
        var first = client.post("/runs", body, Repeatable.HEADER, "a-key");
        var second = client.post("/runs", body, Repeatable.HEADER, "a-key");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(await("/runs/" + first.text("/id"), "paused").path("update").longValue())
                .isEqualTo(20);
        assertThat(client.post("/runs", "{\"card\":\"p1\"}", Repeatable.HEADER, "a-key")
                        .problem())
                .isEqualTo("422 key_of_another ");
        assertThat(client.post("/runs", body, Repeatable.HEADER, "another").text("/id"))
                .isNotEqualTo(first.text("/id"));
        assertThat(client.post("/runs", "{\"card\":\"p99\"}", Repeatable.HEADER, "third")
                        .problem())
                .isEqualTo("422 no_such_card card");
        assertThat(client.post("/runs", "{\"card\":\"p1\"}", Repeatable.HEADER, "third")
                        .status())
                .isEqualTo(201);
        assertThat(client.post("/runs", "{\"id\":\"%s\",\"card\":\"p1\"}".formatted(id))
                        .problem())
                .isEqualTo("422 one_source ");
        assertThat(client.post("/runs", "{\"experiment\":{\"format\":1,\"seed\":-2}}")
                        .problem())
                .isEqualTo("422 out_of_range seed");
        assertThat(client.post("/experiments", ExperimentCodec.writeCompact(Cards.first()), Repeatable.HEADER, "e")
                        .text("/id"))
                .isEqualTo(id);
    }
}

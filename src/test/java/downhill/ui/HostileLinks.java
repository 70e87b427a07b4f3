package downhill.ui;

import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Links;
import downhill.ui.Opening.Asked;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.Deflater;

/** Addresses as they are cut short, mistyped and forged: the same ones for the same seed. */
public final class HostileLinks {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final List<String> PARTS = List.of(
            "null",
            "-1",
            "1e999",
            "1e-999",
            "NaN",
            "9999999999999999999999",
            "\"\"",
            "[]",
            "{}",
            "[[[[",
            "\\u0000",
            "\\ud800",
            "\"format\":2",
            "\"format\":1",
            "\"id\":\"csv\"",
            "\"__proto__\"",
            "true",
            "../..",
            "<script>",
            "\"engine\":0",
            "\"units\":1000000000",
            "\"train\":2147483647",
            ",",
            "}",
            "{0}",
            "'",
            "%n",
            "${jndi:x}");
    private static final List<String> ODD = List.of(
            "",
            "0",
            "-1",
            "00012",
            "1e9",
            "9999999999",
            "99999999999999999999",
            "0x10",
            "abc",
            "١٢",
            "1.5",
            " 7",
            "AAAAAAAAAAAAAAAA",
            "../../etc/passwd",
            "%00",
            "f".repeat(16),
            "f".repeat(64),
            "F".repeat(64),
            "g".repeat(16),
            "<b>",
            "a".repeat(5000));

    private static final List<Experiment> CARDS = Cards.all().stream()
            .flatMap(card -> card.all().stream())
            .map(Card.Variant::experiment)
            .toList();
    private static final List<String> LINKS = CARDS.stream().map(Links::encode).toList();
    private static final List<String> COMPACT =
            CARDS.stream().map(ExperimentCodec::writeCompact).toList();
    private static final List<String> WHOLE =
            CARDS.stream().map(ExperimentCodec::write).toList();

    private final SplittableRandom random;

    /** A sequence of its own for every seed. */
    public HostileLinks(long seed) {
        random = new SplittableRandom(seed);
    }

    static Asked asked(String link) {
        return new Asked(Optional.of(link), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What costs much if it is believed. */
    static List<String> heavy() {
        return List.of(
                "A".repeat(Links.MAX_LENGTH + 1),
                "A".repeat(10_000_000),
                folded(" ".repeat(10_000_000)),
                folded("[".repeat(10_000_000)),
                folded("[".repeat(90_000)),
                folded("{\"a\":".repeat(15_000)),
                folded("{\"format\":1,\"seed\":" + "9".repeat(90_000) + "}"),
                folded("{\"format\":" + "1".repeat(900) + "}"),
                folded("{\"format\":1,\"subject\":{\"layers\":[" + "\"dense\",".repeat(9000) + "\"dense\"]}}"),
                folded("{\"format\":1,\"" + "a".repeat(90_000) + "\":1}"));
    }

    /** The next address. */
    Asked next() {
        boolean kept = random.nextInt(10) == 0;
        Optional<String> moment = random.nextInt(4) == 0 ? Optional.of(pick(ODD)) : Optional.empty();
        return new Asked(
                kept ? Optional.empty() : Optional.of(segment()),
                kept ? Optional.of(pick(ODD)) : Optional.empty(),
                random.nextInt(8) == 0 ? Optional.of(pick(ODD)) : Optional.empty(),
                moment,
                moment.map(_ -> pick(ODD)));
    }

    /** The next segment of a path, which may be legal. */
    public String segment() {
        return switch (random.nextInt(9)) {
            case 0 -> cut(pick(LINKS));
            case 1, 2 -> change(pick(LINKS));
            case 3 -> noise(random.nextInt(200));
            case 4 -> folded(forge(pick(COMPACT)));
            case 5 -> folded(forge(forge(pick(COMPACT))));
            case 6 -> folded(change(pick(WHOLE)));
            case 7 -> pick(LINKS);
            default -> random.nextInt(50) == 0 ? noise(Links.MAX_LENGTH + random.nextInt(9)) : pick(ODD);
        };
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String cut(String text) {
        return text.substring(0, random.nextInt(text.length() + 1));
    }

    private String change(String text) {
        int at = random.nextInt(text.length());
        String other = random.nextInt(20) == 0
                ? Character.toString(random.nextInt(0xD800))
                : Character.toString(BASE64.charAt(random.nextInt(BASE64.length())));
        return text.substring(0, at) + other + text.substring(Math.min(text.length(), at + random.nextInt(3)));
    }

    private String forge(String json) {
        int at = random.nextInt(json.length());
        return json.substring(0, at) + pick(PARTS) + json.substring(Math.min(json.length(), at + random.nextInt(12)));
    }

    private String noise(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(BASE64.charAt(random.nextInt(BASE64.length())));
        }
        return text.toString();
    }

    /** A text as a link holds it, however long. */
    private static String folded(String text) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        byte[] buffer = new byte[text.length() * 4 + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(buffer, length));
    }
}

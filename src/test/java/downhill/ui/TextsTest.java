package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Parameter;
import downhill.data.Batch;
import downhill.data.Dataset;
import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.ExperimentCodec;
import downhill.nn.Activation;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.Loss;
import downhill.nn.Normalization;
import downhill.nn.Precision;
import downhill.nn.Truncation;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Treatment;
import downhill.surface.Surface;
import downhill.train.Anatomy;
import downhill.train.Divergence;
import downhill.train.LayerMap;
import downhill.train.LayerMeasure;
import downhill.train.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No text is missing, and none stands in the code. */
class TextsTest {
    private static final ResourceBundle BUNDLE = Messages.bundle(Locale.ENGLISH);
    private static final Map<String, Class<? extends Choice>> FAMILIES = Map.ofEntries(
            Map.entry("optimizer", Optimizer.class),
            Map.entry("schedule", Schedule.class),
            Map.entry("treatment", Treatment.class),
            Map.entry("loss", Loss.class),
            Map.entry("activation", Activation.class),
            Map.entry("initialiser", Initialiser.class),
            Map.entry("normalization", Normalization.class),
            Map.entry("dataset", Dataset.class),
            Map.entry("layer", Layer.class),
            Map.entry("truncation", Truncation.class),
            Map.entry("precision", Precision.class),
            Map.entry("surface", Surface.class));

    @Test
    void everyChoiceHasANameAndEveryParameterALabel() {
        Set<String> wanted = new TreeSet<>();
        FAMILIES.forEach((name, family) -> Catalogue.of(family).entries().forEach(entry -> {
            wanted.add("choice." + name + "." + entry.id());
            addParameters(entry.parameters(), wanted);
        }));
        Catalogue.of(Batch.class).entries().forEach(entry -> addParameters(entry.parameters(), wanted));
        assertThat(BUNDLE.keySet()).containsAll(wanted);
    }

    private static void addParameters(List<Parameter> parameters, Set<String> wanted) {
        parameters.stream()
                .filter(parameter -> parameter.range() != null)
                .forEach(parameter -> wanted.add("parameter." + parameter.name()));
    }

    @Test
    void noTextStandsTwice() throws IOException {
        for (String file : List.of("ui", "ui_de")) {
            List<String> keys =
                    Files.readAllLines(Path.of("src/main/resources/messages", file + ".properties")).stream()
                            .filter(line -> line.matches("[\\w.-]+=.*"))
                            .map(line -> line.replaceFirst("=.*", ""))
                            .toList();
            assertThat(keys).hasSizeGreaterThan(1000).doesNotHaveDuplicates();
        }
    }

    @Test
    void choicesWithATooltipExplainThemselves() {
        Set<String> wanted = new TreeSet<>();
        for (String family : List.of(
                "optimizer",
                "schedule",
                "loss",
                "dataset",
                "surface",
                "activation",
                "initialiser",
                "normalization",
                "treatment",
                "precision")) {
            Catalogue.of(FAMILIES.get(family)).ids().forEach(id -> wanted.add("choice." + family + "." + id + ".why"));
        }
        Set<String> parameters = new TreeSet<>();
        FAMILIES.values()
                .forEach(family ->
                        Catalogue.of(family).entries().forEach(entry -> addParameters(entry.parameters(), parameters)));
        Catalogue.of(Batch.class).entries().forEach(entry -> addParameters(entry.parameters(), parameters));
        parameters.forEach(parameter -> wanted.add(parameter + ".why"));
        assertThat(wanted).hasSizeGreaterThan(250);
        // Those of one choice alone are of a choice and a parameter that there are.
        Set<String> own = new TreeSet<>();
        FAMILIES.values()
                .forEach(family -> Catalogue.of(family)
                        .entries()
                        .forEach(entry -> entry.parameters()
                                .forEach(parameter ->
                                        own.add("parameter." + entry.id() + "." + parameter.name() + ".why"))));
        assertThat(own)
                .containsAll(BUNDLE.keySet().stream()
                        .filter(key -> key.matches("parameter\\.\\w+\\.\\w+\\.why"))
                        .toList());
        assertThat(BUNDLE.keySet()).containsAll(wanted);
    }

    @Test
    void everyCardTellsItsStory() {
        Set<String> wanted = new TreeSet<>();
        for (Card card : Cards.all()) {
            String key = "card." + card.id();
            wanted.addAll(List.of(key, key + ".question", key + ".look"));
            card.all().forEach(variant -> wanted.add(key + "." + variant.id()));
        }
        assertThat(BUNDLE.keySet()).containsAll(wanted);
    }

    @Test
    void everyStateHasAWord() {
        Set<String> wanted = new TreeSet<>();
        Stream.of(Status.values()).forEach(status -> wanted.add("status." + lower(status)));
        Stream.of(Divergence.Cause.values()).forEach(cause -> wanted.add("diverged." + lower(cause)));
        Stream.of(LayerMeasure.values())
                .forEach(measure ->
                        wanted.addAll(List.of("measure." + lower(measure), "panel.timeline." + lower(measure))));
        Stream.of(Lens.Kind.values()).forEach(lens -> wanted.add("lens." + lower(lens)));
        Stream.of(SizesLens.Numbers.values()).forEach(numbers -> wanted.add("sizes." + lower(numbers)));
        Stream.of(Anatomy.Kind.values()).forEach(kind -> wanted.add("anatomy." + lower(kind)));
        Stream.of(Anatomy.Outcome.values()).forEach(outcome -> wanted.add("anatomy.outcome." + lower(outcome)));
        Stream.of(LayerMap.Source.INPUT, LayerMap.Source.STATE)
                .forEach(source -> wanted.add("map.source." + lower(source)));
        for (String id : Catalogue.of(Layer.class).ids()) {
            Layer layer = ExperimentCodec.choice(Layer.class, id).orElseThrow();
            layer.gates().forEach(gate -> wanted.add("gate." + gate));
        }
        assertThat(BUNDLE.keySet()).containsAll(wanted);
    }

    @Test
    void everythingThatAnOptimizerRemembersIsExplained() {
        Set<String> wanted = new TreeSet<>();
        for (String id : Catalogue.of(Optimizer.class).ids()) {
            Optimizer optimizer = ExperimentCodec.choice(Optimizer.class, id).orElseThrow();
            Stream.concat(optimizer.memory().stream(), optimizer.scalarMemory().stream())
                    .forEach(letter -> wanted.add("memory." + id + "." + letter));
        }
        assertThat(wanted).hasSizeGreaterThan(40);
        Set<String> explained = new TreeSet<>(BUNDLE.keySet());
        explained.removeIf(key -> !key.startsWith("memory."));
        assertThat(explained).isEqualTo(wanted);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void everyProblemThatTheCodeCanNameHasASentence() throws IOException {
        Pattern named = Pattern.compile(
                "(?:Problem\\.of\\([^;\"]*\"[^\"]*\", *|fail\\([^;\"]*, |note\\([^;\"]*, )\"([a-z_]+)\"");
        Set<String> wanted = new TreeSet<>();
        for (Path file : sources()) {
            Matcher matcher = named.matcher(Files.readString(file).replaceAll("\\s+", " "));
            while (matcher.find()) {
                wanted.add("problem." + matcher.group(1));
            }
        }
        assertThat(wanted).hasSizeGreaterThan(15);
        assertThat(BUNDLE.keySet()).containsAll(wanted);
    }

    @Test
    void noTextStandsInTheCodeOfThePage() throws IOException {
        Pattern text = Pattern.compile(
                "(?:setText|setLabel|setAriaLabel|setTooltipText|setHelperText|setPlaceholder|setTitle|setHeaderTitle|"
                        + "new (?:Span|Paragraph|H2|Button|NativeButton|Checkbox|TextField|Details))\\(\"[^\"]");
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            Matcher matcher = text.matcher(Files.readString(file));
            while (matcher.find()) {
                found.add(file.getFileName() + ": " + matcher.group());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyTextIsThereInBothLanguagesWithTheSamePlaces() {
        ResourceBundle german = Messages.bundle(Locale.GERMAN);
        assertThat(german.keySet()).isEqualTo(BUNDLE.keySet());
        for (String key : BUNDLE.keySet()) {
            assertThat(places(german.getString(key))).as(key).isEqualTo(places(BUNDLE.getString(key)));
            assertThat(german.getString(key)).as(key).isNotBlank();
        }
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\d+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}

package downhill.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import downhill.data.Blobs;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.FullBatch;
import downhill.data.MiniBatch;
import downhill.data.Rings;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Families;
import downhill.experiment.Training;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    /** Up to here every whole number is a double, in Java as in a browser. */
    private static final double LARGEST_WHOLE = 9_007_199_254_740_991.0;

    static Stream<Class<? extends Choice>> families() {
        return Families.ALL.stream();
    }

    /** Every record that holds parameters: the choices of all families, and what an experiment is made of. */
    static Stream<Class<?>> records() {
        return Stream.concat(
                Stream.of(Experiment.class, DataSpec.class, Training.class),
                families().flatMap(family -> Arrays.stream(family.getPermittedSubclasses())));
    }

    @Test
    void everySealedFamilyIsInTheList() {
        List<Class<?>> sealed = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("downhill").stream()
                        .filter(type -> type.isInterface() && type.isAssignableTo(Choice.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(Class::isSealed)
                        .toList();
        assertThat(Families.ALL).map(family -> (Object) family).containsExactlyInAnyOrderElementsOf(sealed);
    }

    @Test
    void aFamilyIsCalledAsItsInterface() {
        assertThat(Families.ALL)
                .map(family -> Catalogue.of(family).name())
                .contains("optimizer", "dataset", "treatment");
    }

    @ParameterizedTest
    @MethodSource("families")
    <T extends Choice> void aFamilyListsItsPermittedRecordsInOrder(Class<T> family) {
        List<Class<?>> types = Catalogue.of(family).entries().stream()
                .<Class<?>>map(Catalogue.Entry::type)
                .toList();
        assertThat(types).containsExactly(family.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("families")
    <T extends Choice> void idsAreUniqueWithinAFamilyAndInSnakeCase(Class<T> family) {
        List<String> ids = Catalogue.of(family).ids();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
    }

    @ParameterizedTest
    @MethodSource("families")
    <T extends Choice> void aChoiceIsFoundByItsIdAndKnowsIt(Class<T> family) {
        Catalogue<T> catalogue = Catalogue.of(family);
        for (String id : catalogue.ids()) {
            T choice = ExperimentCodec.choice(family, id).orElseThrow();
            assertThat(choice.id()).isEqualTo(id);
            assertThat(choice).isInstanceOf(catalogue.find(id).orElseThrow().type());
        }
        assertThat(catalogue.find("no_such_choice")).isEmpty();
        assertThat(ExperimentCodec.choice(family, "no_such_choice")).isEmpty();
    }

    @Test
    void everyChoiceHasAFormulaOrAPaperButTheTwoThatAreNoFormula() {
        List<String> neither = families()
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .map(Catalogue::term)
                .filter(term -> term.formula().isBlank() && term.paper().isBlank())
                .map(Term::id)
                .toList();
        assertThat(neither).containsExactly("network", "none");
    }

    @ParameterizedTest
    @MethodSource("records")
    void parameterNamesAreUniqueInSnakeCaseAndNeverId(Class<?> type) {
        List<String> names =
                Catalogue.parameters(type).stream().map(Parameter::name).toList();
        assertThat(names)
                .doesNotHaveDuplicates()
                .doesNotContain("id")
                .allMatch(name -> name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyDefaultIsLegal(Class<?> type) {
        for (Parameter parameter : Catalogue.parameters(type)) {
            Range range = parameter.range();
            if (range != null) {
                boolean list = parameter.component().getType() == List.class;
                double[] defaults = list ? range.list() : new double[] {range.value()};
                assertThat(DoubleStream.of(defaults).boxed())
                        .as(type + "." + parameter.name())
                        .allSatisfy(value -> assertThat(value).isBetween(range.min(), range.max()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void rangesSuitTheirTypes(Class<?> type) {
        for (Parameter parameter : Catalogue.parameters(type)) {
            Range range = parameter.range();
            if (range != null) {
                String name = type + "." + parameter.name();
                Class<?> component = parameter.component().getType();
                assertThat(range.min()).as(name).isLessThanOrEqualTo(range.max());
                if (component == int.class || component == long.class) {
                    assertThat(DoubleStream.of(range.min(), range.value(), range.max()))
                            .as(name)
                            .allMatch(value -> value == StrictMath.rint(value) && value <= LARGEST_WHOLE);
                }
                if (component == int.class) {
                    assertThat(range.max()).as(name).isLessThanOrEqualTo(Integer.MAX_VALUE);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatIsNotANumberHasADefaultOrIsAListOrARecord(Class<?> type) {
        for (Parameter parameter : Catalogue.parameters(type)) {
            RecordComponent component = parameter.component();
            if (parameter.range() == null && Choice.class.isAssignableFrom(component.getType())) {
                Default given = component.getAnnotation(Default.class);
                assertThat(given).as(type + "." + parameter.name()).isNotNull();
                assertThat(Catalogue.of(component.getType().asSubclass(Choice.class))
                                .ids())
                        .contains(given.value());
            }
        }
    }

    @Test
    void aParameterIsReadFromItsComponent() {
        List<Parameter> parameters = Catalogue.parameters(Training.class);
        assertThat(parameters)
                .extracting(Parameter::name)
                .containsExactly(
                        "loss",
                        "optimizer",
                        "learning_rate",
                        "schedule",
                        "batch",
                        "shuffle",
                        "treatment",
                        "epochs",
                        "l1",
                        "l2",
                        "class_weights",
                        "precision",
                        "stop_when_diverged");
        assertThat(parameters.getFirst().range()).isNull();
        assertThat(parameters.get(2).range().value()).isEqualTo(0.03);
        assertThat(parameters.get(2).range().scale()).isEqualTo(Range.Scale.LOG);
    }

    @Test
    void whatIsNoChoiceHasNeitherTermNorParameters() {
        assertThatThrownBy(() -> Catalogue.term(String.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Catalogue.parameters(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void choicesAreEqualByTheirValues() {
        assertThat(new MiniBatch(3)).isEqualTo(new MiniBatch(3)).isNotEqualTo(new MiniBatch(4));
        assertThat(new Rings(0.015).id()).isEqualTo("rings");
        assertThat(new FullBatch().id()).isEqualTo("full_batch");
        assertThat(new Blobs(3, 0.25))
                .isEqualTo(ExperimentCodec.choice(Dataset.class, "blobs").orElseThrow());
    }
}

package downhill;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order of the packages, and what the engine must not use so that the same experiment gives the same bits. */
class ArchitectureTest {

    /** Lowest first; a package imports only packages of earlier lines. */
    private static final List<Set<String>> ORDER = List.of(
            Set.of("math"),
            Set.of("choice"),
            Set.of("optim", "data", "surface", "nn"),
            Set.of("experiment"),
            Set.of("measure", "diagnose"),
            Set.of("train"),
            Set.of("landscape", "export"),
            Set.of("store"),
            Set.of("run"),
            Set.of("share"),
            Set.of("course"),
            Set.of("ui", "api", "cli"),
            Set.of(""));

    private static final String[] ENGINE = below("train");
    private static final String[] PLAIN = below("landscape");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("downhill");

    @Test
    void aPackageImportsOnlyPackagesBelowIt() {
        for (int line = 0; line < ORDER.size(); line++) {
            for (String name : ORDER.get(line)) {
                check(noClasses()
                        .that()
                        .resideInAPackage(packageOf(name))
                        .should()
                        .dependOnClassesThat(belongToDownhillButNot(allowed(name, line))));
            }
        }
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        String[] known = ORDER.stream()
                .flatMap(Set::stream)
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new);
        check(noClasses().should().resideOutsideOfPackages(known));
    }

    @Test
    void theStoreKnowsNoFeature() {
        check(noClasses()
                .that()
                .resideInAPackage("downhill.store..")
                .should()
                .dependOnClassesThat(belongToDownhillButNot(Set.of("store"))));
    }

    @Test
    void onlyTheStoreAndPackagePrivateRecordsSpeakSql() {
        check(noClasses()
                .that(describe("are not of the store", type -> !topPackage(type).equals("store")))
                .and(describe("are no package-private records", type -> !isRepository(type)))
                .should()
                .dependOnClassesThat(describe("speak SQL", ArchitectureTest::speaksSql)));
    }

    /** Keeps the rows of its own feature, hidden from all others. */
    private static boolean isRepository(JavaClass type) {
        return type.getSimpleName().matches(".*Record(ing)?s")
                && !type.getModifiers().contains(PUBLIC);
    }

    private static boolean speaksSql(JavaClass target) {
        return Stream.of("java.sql.", "javax.sql.", "org.springframework.jdbc.", "org.h2.", "org.postgresql.")
                .anyMatch(target.getName()::startsWith);
    }

    @Test
    void upToExportEverythingIsPlainJava() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PLAIN)
                .should()
                .dependOnClassesThat(describe("touch frameworks, files, sockets or threads", ArchitectureTest::outside))
                .orShould()
                .accessTargetWhere(describe("read a clock", ArchitectureTest::readsClock)));
    }

    @Test
    void theEngineUsesNothingThatCouldChangeItsBits() {
        check(noClasses()
                .that()
                .resideInAnyPackage(ENGINE)
                .should()
                .accessTargetWhere(describe("differ between machines or runs", ArchitectureTest::varies))
                .orShould()
                .dependOnClassesThat(describe("are random or have no fixed order", ArchitectureTest::unordered)));
    }

    @Test
    void transcendentalFunctionsComeFromTheMathematicsAlone() {
        check(noClasses()
                .that()
                .resideInAnyPackage(ENGINE)
                .and()
                .resideOutsideOfPackage(packageOf("math"))
                .should()
                .accessTargetWhere(describe(
                        "are transcendental", access -> isOneOf(access.getTarget(), STRICT_MATH, FORBIDDEN_MATH))));
    }

    @Test
    void vectorsStayInTheMathematics() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(packageOf("math"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(VECTORS + ".."));
    }

    @Test
    void nothingKeepsStateInStaticFields() {
        check(fields().that(modifier(STATIC)).should().beFinal());
    }

    private static boolean outside(JavaClass target) {
        String name = target.getName();
        return Stream.of(
                                "org.springframework.",
                                "com.vaadin.",
                                "jakarta.",
                                "java.io.File",
                                "java.io.RandomAccessFile",
                                "java.nio.file.",
                                "java.nio.channels.",
                                "java.net.",
                                "java.util.concurrent.",
                                "java.time.Clock",
                                "java.util.Timer")
                        .anyMatch(name::startsWith)
                || target.isAssignableTo(Thread.class);
    }

    private static boolean readsClock(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        return isOneOf(target, System.class.getName(), "nanoTime", "currentTimeMillis")
                || (target.getOwner().getPackageName().equals("java.time")
                        && target.getName().equals("now"));
    }

    private static boolean varies(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        return isOneOf(target, Math.class.getName(), FORBIDDEN_MATH)
                || (target.getOwner().getPackageName().startsWith("java.util")
                        && target.getName().startsWith("parallel"))
                || isOneOf(target, VECTORS + ".DoubleVector", "reduceLanes", "reduceLanesToLong", "pow")
                || isOneOf(target, VECTORS + ".VectorOperators", FORBIDDEN_LANEWISE)
                || (asksForAShape(target)
                        && !access.getOriginOwner().getFullName().equals(WIDE))
                || isOneOf(target, Collectors.class.getName(), HASHED_COLLECTORS)
                || isOneOf(target, Collectors.class.getName(), SUMMING_COLLECTORS)
                || isOneOf(target, DoubleStream.class.getName(), "sum", "average", "summaryStatistics")
                || asksTheMachine(target)
                || iteratesOverNoOrder(target);
    }

    private static boolean asksForAShape(AccessTarget target) {
        return target.getOwner().getPackageName().equals(VECTORS) && SIZES.contains(target.getName());
    }

    private static boolean asksTheMachine(AccessTarget target) {
        return isOneOf(target, System.class.getName(), "getProperty", "getenv", "identityHashCode", "lineSeparator")
                || isOneOf(target, Locale.class.getName(), "getDefault")
                || isOneOf(target, Charset.class.getName(), "defaultCharset")
                || isOneOf(target, Runtime.class.getName(), "availableProcessors", "maxMemory");
    }

    /** Small immutable sets and maps have another order in every virtual machine. */
    private static boolean iteratesOverNoOrder(AccessTarget target) {
        return isOneOf(target, Set.class.getName(), "iterator", "stream", "forEach", "toArray")
                || isOneOf(target, Map.class.getName(), "keySet", "entrySet", "values", "forEach");
    }

    private static final String VECTORS = "jdk.incubator.vector";

    /** May ask how many lanes there are: each of its lanes is a result of its own. */
    private static final String WIDE = "downhill.math.WideTiles";

    private static final String STRICT_MATH = StrictMath.class.getName();

    /** They depend on the processor. */
    private static final Set<String> SIZES = Set.of(
            "SPECIES_PREFERRED",
            "SPECIES_MAX",
            "S_Max_BIT",
            "ofPreferred",
            "ofLargestShape",
            "preferredShape",
            "largestShapeFor");

    private static final String[] FORBIDDEN_MATH = {
        "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log", "log10",
        "log1p", "pow", "cbrt", "hypot", "random"
    };

    private static final String[] FORBIDDEN_LANEWISE =
            Stream.of(FORBIDDEN_MATH).map(name -> name.toUpperCase(Locale.ROOT)).toArray(String[]::new);

    /** They hide a hash map or set, whose order is nobody's. */
    private static final String[] HASHED_COLLECTORS = {"toSet", "toUnmodifiableSet", "toUnmodifiableMap"};

    /** They, as sums of streams, add in an order that is not written down. */
    private static final String[] SUMMING_COLLECTORS = {"summingDouble", "averagingDouble", "summarizingDouble"};

    private static boolean unordered(JavaClass target) {
        return Stream.of(HashMap.class, HashSet.class, IdentityHashMap.class, WeakHashMap.class)
                        .anyMatch(target::isEquivalentTo)
                || target.isAssignableTo("java.util.random.RandomGenerator");
    }

    private static boolean isOneOf(AccessTarget target, String owner, String... names) {
        return target.getOwner().getName().equals(owner) && List.of(names).contains(target.getName());
    }

    private static DescribedPredicate<JavaClass> belongToDownhillButNot(Set<String> allowed) {
        return describe(
                "are in Downhill, but not in " + allowed,
                target -> target.getPackageName().matches("downhill(\\..*)?") && !allowed.contains(topPackage(target)));
    }

    private static Set<String> allowed(String name, int line) {
        Set<String> result = new HashSet<>(Set.of(name));
        ORDER.subList(0, line).forEach(result::addAll);
        return result;
    }

    private static String topPackage(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    /** The root package without its subpackages, any other with them. */
    private static String packageOf(String name) {
        return name.isEmpty() ? "downhill" : "downhill." + name + "..";
    }

    /** All packages up to and with the line of {@code name}. */
    private static String[] below(String name) {
        int line = 0;
        while (!ORDER.get(line).contains(name)) {
            line++;
        }
        return ORDER.subList(0, line + 1).stream()
                .flatMap(Set::stream)
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}

package downhill.support;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints the ten slowest tests and the time of each top-level package, so that a slow suite is noticed. */
public final class SlowestTests implements TestExecutionListener {

    private static final int SHOWN = 10;

    private final Map<String, Long> starts = new ConcurrentHashMap<>();
    private final Map<String, Long> tests = new ConcurrentHashMap<>();
    private final Map<String, Long> classes = new ConcurrentHashMap<>();

    @Override
    public void executionStarted(TestIdentifier test) {
        starts.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        long nanos = System.nanoTime() - starts.getOrDefault(test.getUniqueId(), System.nanoTime());
        switch (test.getSource().orElse(null)) {
            case MethodSource method
            when test.isTest() ->
                tests.merge(simpleName(method.getClassName()) + "." + test.getDisplayName(), nanos, Long::sum);
            // a class's time has its set-up in it; a nested class is part of the one around it
            case ClassSource owner
            when !owner.getClassName().contains("$") -> classes.merge(owner.getClassName(), nanos, Long::sum);
            case null, default -> {}
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (tests.isEmpty()) {
            return;
        }
        System.out.println("Slowest tests:");
        tests.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .forEach(entry -> print(entry.getKey(), entry.getValue()));
        System.out.println("Time by package:");
        classes.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> packageOf(entry.getKey()), TreeMap::new, Collectors.summingLong(Map.Entry::getValue)))
                .forEach(SlowestTests::print);
    }

    private static void print(String what, long nanos) {
        System.out.printf("%8.2f s  %s%n", nanos / 1e9, what);
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** The package below {@code downhill}, or {@code downhill} itself. */
    private static String packageOf(String className) {
        String[] parts = className.split("\\.", -1);
        return parts.length > 2 ? parts[1] : parts[0];
    }
}

package downhill.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The time that a processor has spent on the current thread, or the clock's where the platform does not count it. */
final class Cpu {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean COUNTED =
            THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

    private Cpu() {}

    /** Nanoseconds; only differences mean something. */
    static long nanos() {
        return COUNTED ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}

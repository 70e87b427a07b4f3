package downhill.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: asks a run to stop, and holds the end of the process until the run has told how far it came. */
final class Interrupt implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ask, "interrupt");
    private volatile boolean asked;

    private Interrupt() {}

    /** Listens until it is closed. */
    static Interrupt listen() {
        Interrupt interrupt = new Interrupt();
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /** Whether somebody wants it to stop. */
    boolean asked() {
        return asked;
    }

    private void ask() {
        asked = true;
        try {
            told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        told.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The signal came this very moment: the hook ends by itself.
                return;
            }
        }
    }
}

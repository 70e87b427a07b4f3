package downhill.cli;

/** What the process answers to the one that called it. */
final class ExitCode {
    static final int TRAINED = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;
    static final int DIVERGED = 3;

    /** 128 and the number of the signal, as shells have it. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}

package downhill.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets a start that fails on the data folder end with two sentences instead of a stack trace. */
final class DataFolderFailure extends AbstractFailureAnalyzer<UnusableDataFolder> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableDataFolder cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}

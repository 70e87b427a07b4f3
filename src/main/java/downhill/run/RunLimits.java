package downhill.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What runs may cost; properties {@code downhill.runs.*}.
 *
 * @param threads that train; 0 is one for each processor
 * @param perOwner live runs of one owner, those that wait for a place too
 * @param jobsPerOwner other work of one owner at a time
 * @param total live runs of the server
 * @param heap bytes that all live runs together may take, as far as they can be known; 0 is 60 % of what the server has
 * @param rewind bytes for the past of runs, half of it for what is kept of it and half for what is being made again; 0 is
 *     20 % of what the server has
 * @param replay updates that are made again to begin a run in the past of another
 * @param queue runs that may wait for a place
 * @param queuePatience time without a sign of life of a page after which its run has left the queue
 * @param watchers of one run
 * @param pauseAfter time without a sign of life of a page after which a training run pauses
 * @param evictAfter time without a command or a sign of life after which a run leaves the memory that does not train, and is
 *     not watched or has not trained yet; it comes back when it is asked for
 * @param forgetAfter time without a sign of life after which a run is forgotten
 * @param checkpointEvery time after which it is written how a run stands that has moved
 */
@ConfigurationProperties("downhill.runs")
public record RunLimits(
        @DefaultValue("0") int threads,
        @DefaultValue("8") int perOwner,
        @DefaultValue("4") int jobsPerOwner,
        @DefaultValue("500") int total,
        @DefaultValue("0") DataSize heap,
        @DefaultValue("0") DataSize rewind,
        @DefaultValue("1000000") long replay,
        @DefaultValue("100") int queue,
        @DefaultValue("15s") Duration queuePatience,
        @DefaultValue("50") int watchers,
        @DefaultValue("2m") Duration pauseAfter,
        @DefaultValue("1m") Duration evictAfter,
        @DefaultValue("7d") Duration forgetAfter,
        @DefaultValue("5s") Duration checkpointEvery) {

    /** Threads that train. */
    int poolSize() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    /** Bytes for what is kept of the past of runs, and as many for what is being made again. */
    long rewindBytes() {
        return (rewind.toBytes() > 0 ? rewind.toBytes() : Runtime.getRuntime().maxMemory() / 10 * 2) / 2;
    }

    /** Bytes that all live runs together may take. */
    long heapBytes() {
        return heap.toBytes() > 0 ? heap.toBytes() : Runtime.getRuntime().maxMemory() / 10 * 6;
    }
}

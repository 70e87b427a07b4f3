package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.train.Frame;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A watcher for tests: keeps what it gets, and acknowledges only what it is told to. */
final class Frames implements Sink {
    private final long deadline;

    private final BlockingQueue<Frame> queue = new LinkedBlockingQueue<>();
    private volatile boolean gone;

    Frames() {
        this(20);
    }

    /** @param deadline seconds to wait for a frame */
    Frames(long deadline) {
        this.deadline = deadline;
    }

    @Override
    public void frame(Frame frame) {
        queue.add(frame);
    }

    @Override
    public void gone() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    int waiting() {
        return queue.size();
    }

    /** The next frame, left without acknowledgement. */
    Frame next() throws InterruptedException {
        Frame frame = queue.poll(deadline, TimeUnit.SECONDS);
        assertThat(frame).as("a frame before the deadline").isNotNull();
        return frame;
    }

    /** The first frame that is as wanted; all before it, and it, are acknowledged. */
    Frame until(Watch watch, Predicate<Frame> wanted) throws InterruptedException {
        while (true) {
            Frame frame = next();
            watch.acknowledge(frame.number());
            if (wanted.test(frame)) {
                return frame;
            }
        }
    }
}

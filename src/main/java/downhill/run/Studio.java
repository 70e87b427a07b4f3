package downhill.run;

import java.util.Optional;

/**
 * Where the past of runs is made again, as far as there is memory for it and its owner has no other work.
 *
 * @param jobs that do it
 * @param room for all that are under way
 */
record Studio(Jobs jobs, Room room) {

    /**
     * Begins; empty where that has to wait.
     *
     * @param bytes that it takes
     */
    Optional<Jobs.Handle> begin(Owner owner, Job past, long bytes) {
        if (!room.take(bytes)) {
            return Optional.empty();
        }
        return switch (jobs.submit(owner, past)) {
            case Jobs.Submitted.Accepted(Jobs.Handle handle) -> {
                var _ = handle.end().whenComplete((_, _) -> room.give(bytes));
                yield Optional.of(handle);
            }
            case Jobs.Submitted.Refused _ -> {
                room.give(bytes);
                yield Optional.empty();
            }
        };
    }
}

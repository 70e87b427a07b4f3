package downhill.export;

import downhill.choice.Choice;
import downhill.optim.ReduceOnPlateau;
import downhill.optim.Schedule;
import downhill.optim.Warmup;
import java.util.Map;

/** A schedule as Python functions; the last one is {@code learning_rate(update, epoch)}. */
final class PytorchSchedule {
    private static final String ENTRY = "\n\n\ndef learning_rate(update, epoch):\n";

    private final Snippets snippets = Snippets.of("schedules");
    private final Schedule schedule;

    PytorchSchedule(Schedule schedule) {
        this.schedule = schedule;
    }

    /** Whether it looks at a loss after every epoch. */
    boolean watches() {
        return schedule.watches();
    }

    String text() {
        if (!(schedule instanceof Warmup warmup)) {
            return function(schedule, "schedule")
                    + ENTRY
                    + "    return schedule(LEARNING_RATE, %s)".formatted(time(schedule, "update", "epoch"));
        }
        String counted = warmup.perUpdate() ? "update" : "epoch";
        String left = counted + " - " + warmup.steps();
        String after = warmup.perUpdate() ? time(warmup.after(), left, "epoch") : time(warmup.after(), "update", left);
        return function(warmup, "warmup") + "\n\n\n" + function(warmup.after(), "schedule") + ENTRY
                + "    if %s < %d:\n        return warmup(LEARNING_RATE, %s)\n"
                        .formatted(counted, warmup.steps(), counted)
                + "    return schedule(LEARNING_RATE, %s)".formatted(after);
    }

    private String function(Choice choice, String name) {
        return snippets.of(choice, Map.of("name", name));
    }

    private static String time(Schedule schedule, String update, String epoch) {
        if (schedule instanceof ReduceOnPlateau) {
            return epoch;
        }
        boolean perUpdate = Snippets.flag(schedule, "per_update");
        return perUpdate ? update : epoch;
    }
}

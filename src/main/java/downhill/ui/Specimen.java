package downhill.ui;

import downhill.run.Command;
import downhill.run.Reply;
import downhill.train.Measurement;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The run that a microscope looks at.
 *
 * @param measure has frames hold these parts beside what the page always shows, and no others
 * @param ask asks it something that changes nothing of it; the answer comes under the page's lock
 */
record Specimen(Consumer<Set<Measurement>> measure, BiConsumer<Command, Consumer<Reply>> ask) {}

package downhill.ui;

import com.vaadin.flow.component.Component;
import downhill.experiment.Experiment;
import downhill.train.Measurement;
import java.util.Set;

/** One of the views of the microscope; a lens that is not in use is neither measured for nor sent. */
interface Lens extends FramePart {

    /** The parts of a frame that it shows. */
    Set<Measurement> needs();

    /** What is put under the microscope's head. */
    Component view();

    /** Shows an experiment that was opened or changed. */
    void show(Experiment experiment);

    /** It goes out of use. */
    default void leave() {}

    /** What a lens shows; the texts of the microscope are named so. */
    enum Kind {
        /** What one layer does to its numbers. */
        LAYER,
        /** How large the numbers of each layer are. */
        SIZES,
        /** How far one update moves each layer. */
        STEPS,
        /** Where an update points. */
        COMPASS,
        /** What one update did to one weight. */
        UPDATE,
        /** How far back the blame reaches. */
        MEMORY,
        /** How steep the valley is. */
        WALLS
    }
}

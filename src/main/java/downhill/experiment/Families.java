package downhill.experiment;

import downhill.choice.Choice;
import downhill.data.Batch;
import downhill.data.Dataset;
import downhill.data.Derived;
import downhill.nn.Activation;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.Loss;
import downhill.nn.Normalization;
import downhill.nn.Precision;
import downhill.nn.Truncation;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Treatment;
import downhill.surface.Surface;
import java.util.List;

/** Every family of choices that an experiment is made of. */
public final class Families {
    /** In the order in which an experiment names them. */
    public static final List<Class<? extends Choice>> ALL = List.of(
            Dataset.class,
            Derived.class,
            Batch.class,
            Subject.class,
            Layer.class,
            Activation.class,
            Initialiser.class,
            Normalization.class,
            Truncation.class,
            Precision.class,
            Loss.class,
            Optimizer.class,
            Schedule.class,
            Treatment.class,
            Surface.class);

    private Families() {}
}

package downhill.corpus;

import downhill.math.Tensor;
import downhill.nn.Dense;
import downhill.nn.Model.LayerParts;
import downhill.nn.Values;
import java.util.List;

/** Labels of what the weights of the layers do, from the weights themselves. */
final class WeightLabels {
    private WeightLabels() {}

    /** In a window one layer changes by less than a millionth of its norm, another 100 times as much, short of the target. */
    static Answer frozenLayer(Study study) {
        if (!(study.world() instanceof Net net)) {
            return Answer.NO;
        }
        return Answer.between(frozen(study, net, 0.9, 0.9), frozen(study, net, 1.1, 0.7));
    }

    private static boolean frozen(Study study, Net net, double slack, double share) {
        boolean[] holds = new boolean[study.film().updates() + 1];
        for (int update = 1; update < holds.length; update++) {
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (LayerParts layer : net.layers()) {
                double step = relativeStep(layer.weight(), study.film(), update);
                least = Math.min(least, Double.isNaN(step) ? least : step);
                most = Math.max(most, Double.isNaN(step) ? most : step);
            }
            holds[update] =
                    least < 1e-6 * slack && most > 0 && most * slack >= 100 * least && study.aboveTarget(update);
        }
        return Windows.any(1, study.film().updates(), 1, share, update -> holds[update]);
    }

    /** NaN from weights that are all zero. */
    private static double relativeStep(Tensor weight, Film film, int update) {
        double[] before = film.at(update - 1).parameters();
        double[] after = film.at(update).parameters();
        double[] change = new double[before.length];
        for (int i = weight.offset(); i < weight.end(); i++) {
            change[i] = after[i] - before[i];
        }
        double size = Clipping.norm(before, weight.offset(), weight.end());
        return size == 0 ? Double.NaN : Clipping.norm(change, weight.offset(), weight.end()) / size;
    }

    /**
     * More than 9 of 10 batch gradients, computed again, are larger than the limit in half of their elements or more: of a
     * window and of all up to it.
     */
    static Answer clippedAlways(Study study) {
        if (study.experiment().training().treatment().isEmpty()) {
            return Answer.NO;
        }
        return Answer.between(clips(study.film(), 0.92, 0.6), clips(study.film(), 0.88, 0.25));
    }

    private static boolean clips(Film film, double share, double elements) {
        boolean[] always = new boolean[film.updates() + 1];
        int all = 0;
        int window = 0;
        for (int update = 1; update <= film.updates(); update++) {
            all += film.clipped(update) >= elements ? 1 : 0;
            window += film.clipped(update) >= elements ? 1 : 0;
            window -= update > Windows.LENGTH && film.clipped(update - Windows.LENGTH) >= elements ? 1 : 0;
            always[update] = window > share * Windows.LENGTH && all > share * update;
        }
        return Windows.any(Windows.LENGTH, film.updates(), 1, 0.8, update -> always[update]);
    }

    /** In a window all units of some hidden layer have the same weights and answer the same to every row. */
    static Answer symmetry(Study study) {
        if (!(study.world() instanceof Net net)) {
            return Answer.NO;
        }
        boolean strict = false;
        boolean lenient = false;
        for (int l = 0; l < net.hidden(); l++) {
            int layer = l;
            if (study.experiment().network().layers().get(l) instanceof Dense dense && dense.units() > 1) {
                strict |= same(study, layer, 1e-6, 0.9, net);
                lenient |= same(study, layer, 1e-2, 0.7, net);
            }
        }
        return Answer.between(strict, lenient);
    }

    private static boolean same(Study study, int layer, double limit, double share, Net net) {
        List<Tensor> tensors = tensors(net, layer);
        return Windows.any(0, study.film().updates(), Film.GRID, share, update -> {
            Values values = study.film().at(update);
            boolean weights = tensors.stream().allMatch(tensor -> rowsAgree(values.parameters(), tensor, limit));
            return weights && answersAgree(net.answers(values, layer), limit);
        });
    }

    private static List<Tensor> tensors(Net net, int layer) {
        Tensor weight = net.layers().get(layer).weight();
        String bias = weight.name().replace("weight", "bias");
        return net.layout().tensors().stream()
                .filter(tensor -> tensor.equals(weight) || tensor.name().equals(bias))
                .toList();
    }

    private static boolean rowsAgree(double[] v, Tensor tensor, double limit) {
        double largest = 0;
        for (int i = tensor.offset(); i < tensor.end(); i++) {
            largest = Math.max(largest, Math.abs(v[i]));
        }
        for (int i = tensor.offset(); i < tensor.end(); i++) {
            double first = v[tensor.offset() + (i - tensor.offset()) % tensor.columns()];
            if (Math.abs(v[i] - first) > limit * largest) {
                return false;
            }
        }
        return true;
    }

    private static boolean answersAgree(double[][] answers, double limit) {
        double largest = 0;
        for (double[] unit : answers) {
            for (double a : unit) {
                largest = Math.max(largest, Math.abs(a));
            }
        }
        for (double[] unit : answers) {
            for (int r = 0; r < unit.length; r++) {
                if (Math.abs(unit[r] - answers[0][r]) > limit * largest) {
                    return false;
                }
            }
        }
        return true;
    }
}

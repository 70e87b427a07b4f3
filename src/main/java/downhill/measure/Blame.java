package downhill.measure;

import java.util.List;

/**
 * How far back the blame for the last answer reaches in one recurrent layer.
 *
 * <p>Entry k of a list is R(k) = mean over samples of ||d loss of the last moment / d state k moments before it||, the
 * state being h_(T-k) or c_(T-k); k runs from 0, the last moment, to T - 1, the first. Raw numbers, so that those that
 * are all zero or not finite are seen.
 *
 * @param layer from 1
 * @param carried lags that training carries back: k below it; T where nothing is truncated
 * @param hidden R_h(k), at least one
 * @param cell R_c(k), the main line of an LSTM; empty for the other cells
 */
public record Blame(int layer, int carried, List<Double> hidden, List<Double> cell) {

    public Blame {
        hidden = List.copyOf(hidden);
        cell = List.copyOf(cell);
    }

    /** R_h(k) / R_h(0): 1 at first; NaN where nothing reaches even the last moment, or too much. */
    public List<Double> relativeHidden() {
        return relative(hidden);
    }

    /** R_c(k) / R_c(0); empty where there is no cell state. */
    public List<Double> relativeCell() {
        return relative(cell);
    }

    /** The main line: by the cell state where there is one. */
    public List<Double> main() {
        return cell.isEmpty() ? hidden : cell;
    }

    private static List<Double> relative(List<Double> raw) {
        return raw.stream().map(each -> each / raw.getFirst()).toList();
    }
}

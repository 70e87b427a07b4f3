package downhill.ui;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;

/** Somebody points at a layer, at one of its units, or at the edge of a weight, in the picture of a network. */
@DomEvent("pick")
public final class GraphPick extends ComponentEvent<NetworkGraph> {
    private final int layer;
    private final int row;
    private final int column;

    /** Comes from the browser. */
    public GraphPick(
            NetworkGraph source,
            boolean fromClient,
            @EventData("event.detail.layer") int layer,
            @EventData("event.detail.row") int row,
            @EventData("event.detail.column") int column) {
        super(source, fromClient);
        this.layer = layer;
        this.row = row;
        this.column = column;
    }

    /** From 1. */
    int layer() {
        return layer;
    }

    /** The unit, or the one that the edge leads to, from 0; -1 where the layer is meant. */
    int row() {
        return row;
    }

    /** Where the edge comes from, from 0; -1 where a unit or the layer is meant. */
    int column() {
        return column;
    }
}

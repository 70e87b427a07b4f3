package downhill.ui;

import downhill.train.Frame;

/** A part of the page that shows frames. */
interface FramePart {

    /** Shows a frame; called inside the page's one access for it. */
    void show(Frame frame, ViewSettings settings);
}

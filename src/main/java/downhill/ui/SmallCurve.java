package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.share.Curve;

/** The loss of one run as a small picture. */
@Tag("small-curve")
@JsModule("context://elements/small-curve.js")
final class SmallCurve extends Component {

    SmallCurve(Curve curve) {
        float[] points = curve.points();
        getElement().setProperty("points", Encode.floats(points));
        getElement().setAttribute("role", "img");
        String words = points.length == 0
                ? Words.text("mine.curve.none")
                : Words.text("mine.curve", Numbers.reading(points[0]), Numbers.reading(points[points.length - 1]));
        getElement().setAttribute("aria-label", words);
    }
}

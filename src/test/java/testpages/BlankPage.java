package testpages;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;

/** Where a browserless test starts; outside the program's packages, so that the real server never finds it. */
@Route("")
public final class BlankPage extends Div {}

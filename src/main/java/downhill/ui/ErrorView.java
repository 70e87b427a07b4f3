package downhill.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.HttpStatusCode;
import org.slf4j.LoggerFactory;

/** A page that failed: says so and offers a way back; the stack trace goes to the log only. */
public class ErrorView extends Main implements HasErrorParameter<Exception>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
        LoggerFactory.getLogger(ErrorView.class)
                .error("The page /{} failed", event.getLocation().getPath(), error.getCaughtException());
        add(new Apology("error.unexpected"));
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }

    @Override
    public String getPageTitle() {
        return Words.text("brand");
    }
}

package downhill;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import downhill.cli.Headless;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Downhill, and says what every page loads. */
@SpringBootApplication
@Push(transport = Transport.WEBSOCKET) // with the default, what the page sends costs forty times as much
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://theme/tokens.css")
@StyleSheet("context://theme/downhill.css")
@StyleSheet("context://theme/moment.css")
@StyleSheet("context://theme/chart.css")
@StyleSheet("context://theme/mine.css")
@StyleSheet("context://theme/apology.css")
@StyleSheet("context://theme/dialogs.css")
@StyleSheet("context://theme/take.css")
@StyleSheet("context://theme/formula.css")
@StyleSheet("context://theme/tokens-dialog.css")
@StyleSheet("context://theme/own.css")
@StyleSheet("context://theme/surfaces.css")
@StyleSheet("context://theme/weights.css")
@StyleSheet("context://theme/editing.css")
@StyleSheet("context://theme/microscope.css")
@StyleSheet("context://theme/weight.css")
@StyleSheet("context://theme/outline.css")
@StyleSheet("context://theme/widths.css") // last: it changes what the one before says
public class Downhill implements AppShellConfigurator {

    /** Runs one command where the arguments name one; else serves until it is stopped. */
    public static void main(String[] arguments) {
        if (Headless.isMeantBy(arguments)) {
            System.exit(Headless.run(arguments));
        }
        SpringApplication.run(Downhill.class, arguments);
    }

    @Override
    public void configurePage(AppShellSettings page) {
        page.addFavIcon("icon", "icons/downhill.svg", "any");
    }
}

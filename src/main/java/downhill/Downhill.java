package downhill;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Downhill, and says what every page loads. */
@SpringBootApplication
@Push(transport = Transport.WEBSOCKET)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://theme/downhill.css")
public class Downhill implements AppShellConfigurator {

    /** Runs the server until it is stopped. */
    public static void main(String[] arguments) {
        SpringApplication.run(Downhill.class, arguments);
    }
}

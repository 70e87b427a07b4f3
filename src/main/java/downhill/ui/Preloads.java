package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names the modules of the first picture in the playground's head: a browser asks for all of them at once, beside Vaadin's
 * own files, where it would find them only after these, and one through the other.
 */
@org.springframework.stereotype.Component
class Preloads implements VaadinServiceInitListener {
    private static final List<Class<? extends Component>> FIRST = List.of(
            LossChart.class,
            NetworkGraph.class,
            OutputMap.class,
            GradientTimeline.class,
            GradientMaps.class,
            DataThumbnails.class,
            ScheduleCurve.class,
            TransportKeys.class,
            FrameClock.class);

    private static final String FOLDER = "elements/";
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) '(\\.[^']+)'");
    private static final Pattern PLAYGROUND = Pattern.compile("/?|/[xs]/.*");

    private final Set<String> modules = new LinkedHashSet<>();

    Preloads() {
        for (Class<? extends Component> element : FIRST) {
            for (JsModule module : element.getAnnotationsByType(JsModule.class)) {
                add(FOLDER + module.value().replaceFirst(".*/", ""));
            }
        }
    }

    private void add(String module) {
        if (modules.add(module) && module.startsWith(FOLDER)) {
            IMPORT.matcher(source(module))
                    .results()
                    .forEach(found ->
                            add(URI.create(module).resolve(found.group(1)).toString()));
        }
    }

    private static String source(String module) {
        try (InputStream in = Preloads.class.getResourceAsStream("/META-INF/resources/" + module)) {
            return new String(Objects.requireNonNull(in, module).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::name);
    }

    /** Whether a page is to become the playground. */
    static boolean isPlayground(IndexHtmlResponse page) {
        String path = Objects.requireNonNullElse(page.getVaadinRequest().getPathInfo(), "");
        return PLAYGROUND.matcher(path).matches();
    }

    private void name(IndexHtmlResponse page) {
        if (isPlayground(page)) {
            modules.forEach(module -> page.getDocument()
                    .head()
                    .appendElement("link")
                    .attr("rel", "modulepreload")
                    .attr("fetchpriority", "low") // Vaadin's own come first
                    .attr("href", module));
        }
    }
}

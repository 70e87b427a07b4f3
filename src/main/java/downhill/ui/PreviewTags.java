package downhill.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import downhill.export.PreviewPicture;
import downhill.share.ShortLinks;
import downhill.ui.Opening.Asked;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Tells chat programs what a link leads to, in the words of the Open Graph protocol (ogp.me). */
@Component
class PreviewTags implements VaadinServiceInitListener {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final ShortLinks links;
    private final Messages messages;
    private final URI address;

    /** @param address of this installation as others reach it; empty where the address that is asked for is the one */
    PreviewTags(ShortLinks links, Messages messages, @Value("${downhill.address:}") URI address) {
        this.links = links;
        this.messages = messages;
        this.address = address;
        boolean whole = address.getHost() != null && SCHEMES.contains(address.getScheme());
        if (!address.toString().isEmpty() && !whole) {
            throw new IllegalArgumentException("downhill.address is an address such as https://downhill.example.org");
        }
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::tell);
    }

    private void tell(IndexHtmlResponse page) {
        if (page.getVaadinRequest() instanceof VaadinServletRequest request) {
            tell(page.getDocument(), request.getHttpServletRequest());
        }
    }

    private void tell(Document document, HttpServletRequest request) {
        Asked asked = Asked.before(request);
        Locale locale = request.getLocale();
        Preview preview = Preview.of(Opening.of(asked, links::find), Wording.of(messages, locale));
        document.head().getElementsByAttributeValue("name", "description").remove();
        document.head().appendElement("meta").attr("name", "description").attr("content", preview.text());
        property(document, "og:type", "website");
        property(document, "og:site_name", "Downhill");
        property(document, "og:title", preview.title());
        property(document, "og:description", preview.text());
        property(document, "og:image", picture(asked, request));
        property(document, "og:image:type", "image/png");
        property(document, "og:image:width", Integer.toString(PreviewPicture.WIDTH));
        property(document, "og:image:height", Integer.toString(PreviewPicture.HEIGHT));
        property(document, "og:image:alt", preview.title() + ": " + preview.about());
        document.head().appendElement("meta").attr("name", "twitter:card").attr("content", "summary_large_image");
    }

    private static void property(Document document, String name, String content) {
        document.head().appendElement("meta").attr("property", name).attr("content", content);
    }

    /** Chat programs want the whole address. */
    private String picture(Asked asked, HttpServletRequest request) {
        UriComponentsBuilder to = address.getHost() == null
                ? UriComponentsBuilder.fromUriString(request.getRequestURL().toString())
                        .replacePath(request.getContextPath())
                : UriComponentsBuilder.fromUri(address);
        asked.kept()
                .ifPresentOrElse(
                        id -> to.pathSegment("preview", "s", id + ".png"),
                        () -> to.pathSegment("preview", "x", asked.link().orElse("") + ".png"));
        asked.at().ifPresent(at -> to.queryParam("at", "{at}"));
        return asked.at()
                .map(at -> to.encode().buildAndExpand(at).toUriString())
                .orElseGet(() -> to.encode().toUriString());
    }
}

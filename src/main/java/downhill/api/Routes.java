package downhill.api;

import jakarta.servlet.RequestDispatcher;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Leads every request below {@code /api} to its endpoint; what has none, or fails, is told as a problem. */
final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private final List<Endpoint> endpoints;
    private final Callers callers;
    private final BodyReader bodies = new BodyReader();

    Routes(List<Endpoint> endpoints, Callers callers) {
        this.endpoints = List.copyOf(endpoints);
        this.callers = callers;
    }

    /** All of them; Spring asks it before what leads to the pages. */
    RouterFunction<ServerResponse> router() {
        RouterFunctions.Builder router = RouterFunctions.route();
        for (Endpoint endpoint : endpoints) {
            var method = endpoint.hasHead()
                    ? RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
                    : RequestPredicates.method(endpoint.method());
            router.route(
                    method.and(RequestPredicates.path(Api.ROOT + endpoint.path())),
                    request -> guarded(request, () -> answer(endpoint, request)));
        }
        router.route(
                RequestPredicates.path("/api/**").or(RequestPredicates.path("/api")),
                request -> guarded(request, () -> elsewhere(request)));
        router.route(
                RequestPredicates.path("/error").and(Routes::isAfterAnError),
                request -> guarded(request, () -> afterAnError(request)));
        return router.build();
    }

    private ServerResponse answer(Endpoint endpoint, ServerRequest request) throws Refusal {
        Callers.Caller caller =
                callers.of(request.servletRequest(), endpoint.method().equals(HttpMethod.GET));
        Call.onlyKnown(request, endpoint.query());
        Endpoint.Body body = endpoint.body();
        if (body == null) {
            return endpoint.handler().answer(new Call(request, caller.owner(), locale(request), null));
        }
        return bodies.with(
                request.servletRequest(),
                body.most(),
                text -> endpoint.handler().answer(new Call(request, caller.owner(), locale(request), text)));
    }

    private ServerResponse elsewhere(ServerRequest request) throws Refusal {
        Callers.Caller _ = callers.of(request.servletRequest(), true);
        PathContainer path = request.requestPath().pathWithinApplication();
        TreeSet<String> allowed = endpoints.stream()
                .filter(endpoint -> endpoint.pattern().matches(path))
                .map(endpoint -> endpoint.method().name())
                .collect(Collectors.toCollection(TreeSet::new));
        if (allowed.isEmpty()) {
            throw Refusal.of(HttpStatus.NOT_FOUND, "no_such_address");
        }
        if (endpoints.stream().anyMatch(each -> each.hasHead() && each.pattern().matches(path))) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS");
        String list = String.join(", ", allowed);
        if (request.method().equals(HttpMethod.OPTIONS)) {
            return ServerResponse.noContent().header(HttpHeaders.ALLOW, list).build();
        }
        throw Refusal.of(HttpStatus.METHOD_NOT_ALLOWED, "no_such_method", list).with(HttpHeaders.ALLOW, list);
    }

    /** What the server itself refuses comes here. */
    private static boolean isAfterAnError(ServerRequest request) {
        return request.servletRequest().getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                && uri.startsWith(request.servletRequest().getContextPath() + "/api");
    }

    private static ServerResponse afterAnError(ServerRequest request) throws Refusal {
        Object status = request.servletRequest().getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus known = status instanceof Integer code ? HttpStatus.resolve(code) : null;
        throw known != null && known.is4xxClientError()
                ? Refusal.of(HttpStatus.BAD_REQUEST, "no_such_request")
                : Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, "failed");
    }

    private static ServerResponse guarded(ServerRequest request, Work work) {
        try {
            return work.answer();
        } catch (Refusal refusal) {
            return Answers.problem(refusal, locale(request), request.path());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return failed(locale(request), request.path());
        }
    }

    private static ServerResponse failed(Locale locale, String path) {
        return Answers.problem(Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, "failed"), locale, path);
    }

    private static Locale locale(ServerRequest request) {
        return Texts.spoken(Collections.list(request.servletRequest().getLocales()));
    }

    private interface Work {
        ServerResponse answer() throws Refusal;
    }
}

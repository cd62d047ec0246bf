package reelay.local.aws.httpapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.httpapi.message.FunctionResponse;
import reelay.local.aws.httpapi.message.GatewayRequest;
import reelay.local.aws.httpapi.message.GatewayResponse;
import reelay.local.aws.httpapi.message.ResponseWriter;
import reelay.local.aws.httpapi.route.GatewayRoute;
import reelay.local.aws.httpapi.route.LambdaAuthorizer;
import reelay.local.aws.httpapi.route.RouteTable;
import reelay.local.aws.httpapi.route.TimedInvoker;
import reelay.local.aws.lambda.LambdaAnswer;

/** A request's way: CORS preflight, route, throttling, authorizer, function. */
final class GatewayHandler implements HttpHandler {

    private final HttpApiSettings settings;
    private final RouteTable routes;
    private final TimedInvoker invoker;
    private final EventWriter events;
    private final AuthorizerGate gate;
    private final AccessLog accessLog;
    private final Optional<Cors> cors;
    private final FunctionResponse responses = new FunctionResponse();
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    GatewayHandler(HttpApiSettings settings, ExecutorService threads) {
        this.settings = settings;
        this.routes = new RouteTable(settings.routes());
        this.invoker = new TimedInvoker(threads);
        this.events = new EventWriter(settings);
        this.gate = new AuthorizerGate(invoker, events, settings.clock());
        this.accessLog = new AccessLog(settings.accessLog(), settings.clock());
        this.cors = Optional.ofNullable(settings.cors()).map(Cors::new);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<GatewayRequest> read =
                    RequestReader.read(exchange, settings.clock().instant());
            if (read.isEmpty()) {
                ResponseWriter.write(exchange, GatewayResponse.tooLarge());
                return;
            }
            GatewayRequest request = read.get();
            Optional<RouteTable.Match> match = routes.find(request.method(), request.encodedPath());
            GatewayResponse response = safely(request, match);
            exchange.getResponseHeaders().set("Apigw-Requestid", request.requestId());
            ResponseWriter.write(exchange, response);
            accessLog.write(request, match, response);
        }
    }

    private GatewayResponse safely(GatewayRequest request, Optional<RouteTable.Match> match) {
        try {
            return respond(request, match);
        } catch (RuntimeException e) {
            // A bug of this program: shown to whoever called, who is its only user.
            return GatewayResponse.message(500, e + ", caused by " + e.getCause());
        }
    }

    private GatewayResponse respond(GatewayRequest request, Optional<RouteTable.Match> match) {
        if (cors.isEmpty()) {
            return routed(request, match);
        }
        if (Cors.preflight(request) && !guardedDefault(match)) {
            return cors.get().answer(request);
        }
        return routed(request, match).withCors(cors.get().headers(request));
    }

    /** A $default route takes preflights too, and then its authorizer asks for their identity. */
    private static boolean guardedDefault(Optional<RouteTable.Match> match) {
        return match.map(RouteTable.Match::route)
                .filter(route -> route.key().equals(GatewayRoute.DEFAULT))
                .map(GatewayRoute::authorizer)
                .isPresent();
    }

    private GatewayResponse routed(GatewayRequest request, Optional<RouteTable.Match> match) {
        if (match.isEmpty()) {
            return GatewayResponse.message(404, "Not Found");
        }
        if (throttled(match.get().route())) {
            return GatewayResponse.message(429, "Too Many Requests");
        }
        LambdaAuthorizer authorizer = match.get().route().authorizer();
        if (authorizer == null) {
            return integrated(request, match.get(), JsonNodeFactory.instance.objectNode());
        }
        return switch (gate.ask(authorizer, request, match.get())) {
            case AuthorizerDecision.Allowed allowed ->
                    integrated(request, match.get(), allowed.context());
            case AuthorizerDecision.Denied _ -> GatewayResponse.message(403, "Forbidden");
            case AuthorizerDecision.Unidentified _ -> GatewayResponse.message(401, "Unauthorized");
            case AuthorizerDecision.Broken _ -> GatewayResponse.internalServerError();
        };
    }

    private boolean throttled(GatewayRoute route) {
        @Nullable Throttling own = settings.routeThrottling().get(route.key());
        @Nullable Throttling throttling = own == null ? settings.throttling() : own;
        return throttling != null
                && !buckets.computeIfAbsent(
                                route.key(), _ -> new TokenBucket(throttling, settings.clock()))
                        .take();
    }

    private GatewayResponse integrated(
            GatewayRequest request, RouteTable.Match match, ObjectNode authorizerContext) {
        Optional<LambdaAnswer> answer =
                invoker.invoke(
                        match.route().function(),
                        events.forFunction(request, match, authorizerContext),
                        settings.integrationTimeout());
        if (answer.isEmpty()) {
            return GatewayResponse.message(503, "Service Unavailable");
        }
        return switch (answer.get()) {
            case LambdaAnswer.Returned returned ->
                    responses
                            .read(returned.payload())
                            .orElseGet(GatewayResponse::internalServerError);
            case LambdaAnswer.Failed _ -> GatewayResponse.internalServerError();
            case LambdaAnswer.Refused refused ->
                    refused.status() == 413
                            ? GatewayResponse.tooLarge()
                            : GatewayResponse.internalServerError();
        };
    }
}

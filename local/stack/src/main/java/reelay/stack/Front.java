package reelay.stack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.httpapi.CorsSettings;
import reelay.local.aws.httpapi.HttpApiEmulator;
import reelay.local.aws.httpapi.HttpApiSettings;
import reelay.local.aws.httpapi.Throttling;
import reelay.local.aws.httpapi.route.FunctionInvoker;
import reelay.local.aws.httpapi.route.GatewayRoute;
import reelay.local.aws.httpapi.route.LambdaAuthorizer;
import reelay.local.aws.lambda.LambdaEmulator;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.CorsResource;
import reelay.stack.template.resource.HttpApiResource;
import reelay.stack.template.resource.LambdaResource;
import reelay.stack.template.resource.RouteResource;

/** The template's HTTP API in front of its functions. */
record Front(StackTemplate template, LambdaEmulator lambda) {

    HttpApiEmulator start(int port, InstantSource clock) {
        HttpApiResource api = template.api();
        Consumer<String> noAccessLog = line -> {};
        return HttpApiEmulator.start(
                port,
                new HttpApiSettings(
                        StackTemplate.region(),
                        StackTemplate.account(),
                        api.logicalId(),
                        routes(),
                        api.cors().map(Front::cors).orElse(null),
                        throttling(api),
                        routeThrottling(api),
                        Map.of(),
                        HttpApiSettings.LONGEST_INTEGRATION,
                        noAccessLog,
                        clock));
    }

    private List<GatewayRoute> routes() {
        return template.functions().stream()
                .flatMap(
                        function -> function.routes().stream().map(route -> route(function, route)))
                .toList();
    }

    private GatewayRoute route(LambdaResource function, RouteResource route) {
        return new GatewayRoute(
                route.method() + " " + route.path(),
                invoker(function.logicalId()),
                route.authorized() ? authorizer() : null);
    }

    private @Nullable LambdaAuthorizer authorizer() {
        return template.api()
                .authorizerFunction()
                .map(function -> new LambdaAuthorizer(invoker(function), List.of(), Duration.ZERO))
                .orElse(null);
    }

    private FunctionInvoker invoker(String logicalId) {
        LambdaResource function = template.function(logicalId);
        return event -> lambda.invoke(logicalId + ":" + function.alias(), event);
    }

    private static CorsSettings cors(CorsResource cors) {
        return new CorsSettings(
                cors.origins(),
                cors.methods(),
                cors.headers(),
                cors.exposed(),
                cors.maxAge().orElse(null),
                false);
    }

    private static Map<String, Throttling> routeThrottling(HttpApiResource api) {
        Map<String, Throttling> throttling = new HashMap<>();
        api.routeThrottles()
                .forEach(
                        (route, own) ->
                                throttling.put(
                                        route,
                                        new Throttling(own.requestsPerSecond(), own.burst())));
        return throttling;
    }

    private static @Nullable Throttling throttling(HttpApiResource api) {
        return api.requestsPerSecond().isEmpty() || api.burst().isEmpty()
                ? null
                : new Throttling(api.requestsPerSecond().getAsInt(), api.burst().getAsInt());
    }
}

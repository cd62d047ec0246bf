package reelay.stack.template;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import reelay.stack.template.resource.CorsResource;
import reelay.stack.template.resource.HttpApiResource;
import reelay.stack.template.resource.RouteResource;
import reelay.stack.template.resource.TemplateException;

/** Reads AWS::Serverless::HttpApi and the routes that functions hang on it. */
final class FrontReader {

    private FrontReader() {}

    static HttpApiResource api(String id, Properties api) {
        Properties auth = api.section("Auth");
        Optional<String> standard = auth.optionalText("DefaultAuthorizer");
        Map<String, Properties> authorizers = auth.sections("Authorizers");
        auth.refuseOthers();
        if (!authorizers.keySet().equals(standard.stream().collect(Collectors.toSet()))) {
            throw new TemplateException(
                    auth.place(),
                    "the local stack asks the DefaultAuthorizer and no other, not "
                            + authorizers.keySet());
        }
        Properties throttle = api.section("DefaultRouteSettings");
        var resource =
                new HttpApiResource(
                        id,
                        authorizers.values().stream().map(FrontReader::authorizer).findFirst(),
                        throttle.optionalNumber("ThrottlingRateLimit"),
                        throttle.optionalNumber("ThrottlingBurstLimit"),
                        routeThrottles(api),
                        api.has("CorsConfiguration")
                                ? Optional.of(cors(api.section("CorsConfiguration")))
                                : Optional.empty());
        throttle.refuseOthers();
        api.withoutMeaningLocally("Description", "AccessLogSettings").refuseOthers();
        return resource;
    }

    private static Map<String, HttpApiResource.Throttle> routeThrottles(Properties api) {
        Map<String, HttpApiResource.Throttle> throttles = new LinkedHashMap<>();
        api.sections("RouteSettings")
                .forEach(
                        (route, settings) -> {
                            throttles.put(
                                    route,
                                    new HttpApiResource.Throttle(
                                            settings.number("ThrottlingRateLimit"),
                                            settings.number("ThrottlingBurstLimit")));
                            settings.refuseOthers();
                        });
        return throttles;
    }

    private static CorsResource cors(Properties cors) {
        var resource =
                new CorsResource(
                        cors.values("AllowOrigins"),
                        cors.values("AllowMethods"),
                        cors.values("AllowHeaders"),
                        cors.values("ExposeHeaders"),
                        cors.optionalSeconds("MaxAge"));
        cors.refuseOthers();
        return resource;
    }

    private static String authorizer(Properties authorizer) {
        authorizer.only("AuthorizerPayloadFormatVersion", "2.0");
        authorizer.only("EnableSimpleResponses", "true");
        String function = ResourceNames.functionId(authorizer.text("FunctionArn"));
        Properties identity = authorizer.section("Identity");
        identity.only("ReauthorizeEvery", "0");
        identity.withoutMeaningLocally("Context").refuseOthers();
        authorizer.withoutMeaningLocally("EnableFunctionDefaultPermissions").refuseOthers();
        return function;
    }

    static RouteResource route(Properties event) {
        Properties auth = event.section("Auth");
        Optional<String> authorizer = auth.optionalText("Authorizer");
        if (authorizer.isPresent() && !authorizer.get().equals("NONE")) {
            throw new TemplateException(
                    auth.place(), "a route has the DefaultAuthorizer or NONE, not " + authorizer);
        }
        auth.refuseOthers();
        var route =
                new RouteResource(
                        event.text("Method").toUpperCase(Locale.ROOT),
                        event.text("Path"),
                        authorizer.isEmpty());
        event.only("PayloadFormatVersion", "2.0");
        event.withoutMeaningLocally("ApiId").refuseOthers();
        return route;
    }
}

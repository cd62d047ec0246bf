package reelay.local.aws.httpapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import reelay.local.aws.httpapi.message.GatewayRequest;
import reelay.local.aws.httpapi.route.GatewayRoute;
import reelay.local.aws.httpapi.route.RouteTable;

/**
 * Writes events of payload format 2.0 ("Working with AWS Lambda proxy integrations for HTTP APIs"
 * and "Control access to HTTP APIs with AWS Lambda authorizers"). What is empty is left out.
 */
final class EventWriter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final HttpApiSettings settings;

    EventWriter(HttpApiSettings settings) {
        this.settings = settings;
    }

    /**
     * @param authorizerContext empty without an authorizer
     */
    String forFunction(
            GatewayRequest request, RouteTable.Match match, ObjectNode authorizerContext) {
        ObjectNode event = object().put("version", "2.0");
        addRequest(event, request, match);
        if (match.route().authorizer() != null) {
            event.withObject("/requestContext/authorizer").set("lambda", authorizerContext);
        }
        if (!request.body().text().isEmpty()) {
            event.put("body", request.body().text());
        }
        return event.put("isBase64Encoded", request.body().base64()).toString();
    }

    String forAuthorizer(GatewayRequest request, RouteTable.Match match, List<String> identities) {
        ObjectNode event = object().put("version", "2.0").put("type", "REQUEST");
        event.put(
                "routeArn",
                "arn:aws:execute-api:%s:%s:%s/%s/%s%s"
                        .formatted(
                                settings.region(),
                                settings.accountId(),
                                settings.apiId(),
                                GatewayRoute.DEFAULT,
                                request.method(),
                                request.path()));
        if (identities.isEmpty()) {
            event.putNull("identitySource");
        } else {
            identities.forEach(event.putArray("identitySource")::add);
        }
        addRequest(event, request, match);
        return event.toString();
    }

    private void addRequest(ObjectNode event, GatewayRequest request, RouteTable.Match match) {
        event.put("routeKey", match.route().key())
                .put("rawPath", request.path())
                .put("rawQueryString", request.rawQuery());
        if (!request.cookies().isEmpty()) {
            request.cookies().forEach(event.putArray("cookies")::add);
        }
        add(event.putObject("headers"), request.headers());
        addIfAny(event, "queryStringParameters", request.query());
        event.set("requestContext", context(request, match));
        addIfAny(event, "pathParameters", match.pathParameters());
        addIfAny(event, "stageVariables", settings.stageVariables());
    }

    private ObjectNode context(GatewayRequest request, RouteTable.Match match) {
        String domain = request.header("host").replaceFirst(":\\d+$", "");
        ObjectNode context = object();
        context.put("accountId", settings.accountId())
                .put("apiId", settings.apiId())
                .put("domainName", domain)
                .put("domainPrefix", domain.split("\\.", 2)[0]);
        context.putObject("http")
                .put("method", request.method())
                .put("path", request.path())
                .put("protocol", request.protocol())
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("user-agent"));
        return context.put("requestId", request.requestId())
                .put("routeKey", match.route().key())
                .put("stage", GatewayRoute.DEFAULT)
                .put("time", TIME.format(request.time()))
                .put("timeEpoch", request.time().toEpochMilli());
    }

    private static void addIfAny(ObjectNode event, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            add(event.putObject(name), values);
        }
    }

    private static void add(ObjectNode object, Map<String, String> values) {
        values.forEach(object::put);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

package reelay.stack.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What docs/openapi.yaml says, held against real answers. */
final class DescribedApi {

    /** Of HTTP, of the gateway or of every answer alike. */
    private static final Set<String> UNDESCRIBED_HEADERS =
            Set.of(
                    "allow",
                    "apigw-requestid",
                    "cache-control",
                    "content-length",
                    "content-type",
                    "date",
                    "openai-version",
                    "transfer-encoding",
                    "www-authenticate",
                    "x-content-type-options");

    private final JsonNode document;

    private DescribedApi(JsonNode document) {
        this.document = document;
    }

    static DescribedApi read(Path file) {
        try {
            Object yaml =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return new DescribedApi(new ObjectMapper().valueToTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this answer has that nobody was told about; nothing for what is no route. */
    List<String> undescribedIn(Exchange exchange) {
        boolean noRouteOfTheGateway =
                exchange.header("x-request-id").isEmpty() && exchange.status() == 404;
        return noRouteOfTheGateway ? List.of() : described(exchange);
    }

    private List<String> described(Exchange exchange) {
        return operation(exchange)
                .map(operation -> undescribed(operation, exchange))
                .orElseGet(() -> routeless(exchange));
    }

    private static List<String> routeless(Exchange exchange) {
        boolean askedForMethods = exchange.method().equals("OPTIONS") && exchange.status() == 204;
        return askedForMethods || Set.of(401, 404, 405).contains(exchange.status())
                ? List.of()
                : List.of("not described: " + exchange);
    }

    private List<String> undescribed(JsonNode operation, Exchange exchange) {
        String status = Integer.toString(exchange.status());
        JsonNode response = resolved(operation.path("responses").path(status));
        if (response.isMissingNode()) {
            return List.of("status not described: " + exchange);
        }
        List<String> missing = new ArrayList<>();
        for (String header : exchange.headers().keySet()) {
            if (!UNDESCRIBED_HEADERS.contains(header) && !describes(response, header)) {
                missing.add("header " + header + " not described: " + exchange);
            }
        }
        JsonNode schema = response.path("content").path("application/json").path("schema");
        if (!exchange.method().equals("HEAD")
                && exchange.header("x-request-id").isPresent()
                && !exchange.body().isEmpty()) {
            keys(resolved(schema), exchange.json(), missing, exchange);
        }
        return missing;
    }

    private static boolean describes(JsonNode response, String header) {
        return response.path("headers")
                .propertyStream()
                .anyMatch(described -> described.getKey().toLowerCase(Locale.ROOT).equals(header));
    }

    /**
     * Every key is described, every required one is there, and what has an enumeration has one of
     * its values; also inside objects and lists.
     */
    private void keys(JsonNode schema, JsonNode value, List<String> missing, Exchange exchange) {
        JsonNode described = schema;
        for (JsonNode choice : schema.path("oneOf")) {
            if (value.isObject() && !choice.path("type").asText().equals("null")) {
                described = resolved(choice);
            }
        }
        if (value.isArray()) {
            for (JsonNode item : value) {
                keys(resolved(described.path("items")), item, missing, exchange);
            }
        }
        if (!value.isObject()) {
            if (described.has("enum")
                    && described.path("enum").valueStream().noneMatch(value::equals)) {
                missing.add(value + " is none of " + described.path("enum") + ": " + exchange);
            }
            return;
        }
        for (JsonNode required : described.path("required")) {
            if (!value.has(required.asText())) {
                missing.add("required " + required.asText() + " missing: " + exchange);
            }
        }
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            JsonNode inside = described.path("properties").path(property.getKey());
            if (inside.isMissingNode()) {
                missing.add("key " + property.getKey() + " not described: " + exchange);
            } else {
                keys(resolved(inside), property.getValue(), missing, exchange);
            }
        }
    }

    private Optional<JsonNode> operation(Exchange exchange) {
        String method =
                exchange.method().equals("HEAD")
                        ? "get"
                        : exchange.method().toLowerCase(Locale.ROOT);
        return document.path("paths")
                .propertyStream()
                .filter(path -> fits(path.getKey(), decoded(exchange.path())))
                // A path written out comes before one with a variable in the same place.
                .min((a, b) -> Integer.compare(variables(a.getKey()), variables(b.getKey())))
                .map(path -> path.getValue().path(method))
                .filter(JsonNode::isObject);
    }

    private static boolean fits(String template, String path) {
        String pattern = template.replace("{model}", ".+").replaceAll("\\{[a-z_]+}", "[^/]+");
        return path.matches(pattern);
    }

    /** As the gateway hands it on: an encoded slash has become one. */
    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int variables(String template) {
        return template.length() - template.replace("{", "").length();
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}

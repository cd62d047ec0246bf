package reelay.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import reelay.api.http.ApiError;
import reelay.api.http.Endpoint;
import reelay.aws.AwsClients;
import reelay.video.environment.Environment;

/** docs/openapi.yaml has the routes that there are, and no others. */
class DescriptionTest {

    private static final Path DESCRIPTION = Path.of("../../docs/openapi.yaml");

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final Environment ENVIRONMENT = new Environment(Unreachable.environment());

    private final List<Endpoint> endpoints =
            AnswerRequest.routes(ApiSettings.from(ENVIRONMENT), AwsClients.from(ENVIRONMENT)).all();

    @Test
    void describesEveryRouteAndNothingElse() throws IOException {
        assertThat(described())
                .containsExactlyInAnyOrderElementsOf(
                        endpoints.stream()
                                .map(endpoint -> endpoint.method() + " " + shape(endpoint.path()))
                                .toList());
    }

    @Test
    void describesTheCodesOfEveryErrorUnderItsStatus() throws IOException {
        // These two answer requests that no described operation answers.
        Set<ApiError> ofNoRoute = EnumSet.of(ApiError.URL_UNKNOWN, ApiError.METHOD_NOT_ALLOWED);

        assertThat(describedErrors())
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.copyOf(ofNoRoute)).stream()
                                .map(error -> error.status() + " " + error.code())
                                .collect(Collectors.toSet()));
    }

    /** Status and code of every error, from the responses of all operations. */
    private static Set<String> describedErrors() throws IOException {
        JsonNode document =
                new ObjectMapper()
                        .valueToTree(
                                new Yaml(new SafeConstructor(new LoaderOptions()))
                                        .load(Files.readString(DESCRIPTION)));
        Set<String> errors = new TreeSet<>();
        for (JsonNode responses : document.path("paths").findValues("responses")) {
            for (Map.Entry<String, JsonNode> response : responses.properties()) {
                JsonNode schema =
                        resolved(document, response.getValue())
                                .at("/content/application~1json/schema");
                for (JsonNode code :
                        resolved(document, schema).at("/properties/error/properties/code/enum")) {
                    errors.add(response.getKey() + " " + code.asText());
                }
            }
        }
        // Of 404, null stands for addresses that do not exist.
        errors.remove("404 null");
        return errors;
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    /** Method and path of each operation. */
    private static List<String> described() throws IOException {
        Map<?, ?> document =
                new Yaml(new SafeConstructor(new LoaderOptions()))
                        .load(Files.readString(DESCRIPTION));
        List<String> operations = new ArrayList<>();
        ((Map<?, ?>) document.get("paths"))
                .forEach(
                        (path, item) ->
                                ((Map<?, ?>) item)
                                        .keySet().stream()
                                                .map(key -> key.toString().toUpperCase(Locale.ROOT))
                                                .filter(METHODS::contains)
                                                .map(
                                                        method ->
                                                                method
                                                                        + " "
                                                                        + shape(path.toString()))
                                                .forEach(operations::add));
        return operations;
    }

    /** What a variable is called does not matter, nor that it may hold slashes. */
    private static String shape(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }
}

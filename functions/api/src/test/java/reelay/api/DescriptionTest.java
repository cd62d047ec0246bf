package reelay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import reelay.api.http.Route;
import reelay.video.Environment;

/** docs/openapi.yaml has the routes that there are, and no others. */
class DescriptionTest {

    private static final Path DESCRIPTION = Path.of("../../docs/openapi.yaml");

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final List<Route> routes =
            AnswerRequest.from(new Environment(Unreachable.environment())).routes();

    @Test
    void describesEveryRouteAndNothingElse() throws IOException {
        assertThat(described())
                .containsExactlyInAnyOrderElementsOf(
                        routes.stream()
                                .map(route -> route.method() + " " + shape(route.path()))
                                .toList());
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

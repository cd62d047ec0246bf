package reelay.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A parameter that changes reaches the functions. Alias live follows the newest version; one is
 * published when the description of the version is another one, and Lambda refuses to publish a
 * function that is as it was, so the description of the function has to change as well.
 */
class ParametersPublishVersionsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    private static final String NUMBER = "${Settings}";

    private final JsonNode template = template();
    private final String content =
            template.at("/Resources/Settings/Properties/Content/Fn::Sub").asText();

    @Test
    void theSettingsAreOtherOnesForEveryParameterOfAFunctionAndForNoOther() {
        Set<String> read = new TreeSet<>();
        parametersOfFunctions().values().forEach(read::addAll);

        assertThat(read)
                .hasSizeGreaterThan(15)
                .contains("ProviderUrl", "RetentionDays", "EventBus");
        assertThat(read)
                .allSatisfy(
                        name -> assertThat(settings(name, "a")).isNotEqualTo(settings(name, "b")));
        assertThat(placeholders(content)).isEqualTo(read);
    }

    /** AppConfig replaces a version whose content changes, and Ref is the number of the new one. */
    @Test
    void theSettingsHaveANumberThatChangesWithThem() {
        assertThat(template.at("/Resources/Settings/Type").asText())
                .isEqualTo("AWS::AppConfig::HostedConfigurationVersion");
    }

    @Test
    void everyFunctionThatReadsAParameterIsPublishedWithTheNumberOfItsSettings() {
        parametersOfFunctions()
                .forEach(
                        (id, parameters) -> {
                            JsonNode function = template.path("Resources").path(id);
                            boolean reads = !parameters.isEmpty();
                            assertThat(described(function, "Description")).as(id).isEqualTo(reads);
                            assertThat(described(function, "VersionDescription"))
                                    .as(id)
                                    .isEqualTo(reads);
                        });
    }

    /**
     * A version that is replaced is deleted, perhaps under a call, unless it is retained; SAM has
     * no other place to say so than the function. It hands the word on to the schedule as well,
     * whose successor would then run beside it: sweep and check, which are asked again soon, go
     * without.
     */
    @Test
    void everyVersionThatIsReplacedStaysUnlessItsFunctionHasASchedule() {
        parametersOfFunctions()
                .forEach(
                        (id, parameters) -> {
                            JsonNode function = template.path("Resources").path(id);
                            boolean scheduled =
                                    function.at("/Properties/Events")
                                            .findValuesAsText("Type")
                                            .contains("ScheduleV2");
                            assertThat(function.path("UpdateReplacePolicy").asText())
                                    .as(id)
                                    .isEqualTo(parameters.isEmpty() || scheduled ? "" : "Retain");
                        });
    }

    private static boolean described(JsonNode function, String property) {
        return function.path("Properties").path(property).path("Fn::Sub").asText().contains(NUMBER);
    }

    private String settings(String parameter, String value) {
        return content.replace("${%s}".formatted(parameter), value);
    }

    /** The parameters in the environment of each function. */
    private Map<String, Set<String>> parametersOfFunctions() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
            if (resource.getValue().path("Type").asText().equals("AWS::Serverless::Function")) {
                JsonNode environment = resource.getValue().at("/Properties/Environment");
                Set<String> named = new TreeSet<>(environment.findValuesAsText("Ref"));
                environment
                        .findValuesAsText("Fn::Sub")
                        .forEach(text -> named.addAll(placeholders(text)));
                named.removeIf(name -> !template.path("Parameters").has(name));
                found.put(resource.getKey(), named);
            }
        }
        return found;
    }

    private static Set<String> placeholders(String text) {
        return new TreeSet<>(
                PLACEHOLDER.matcher(text).results().map(match -> match.group(1)).toList());
    }

    private static JsonNode template() {
        try {
            return YamlTree.parse(Files.readString(Path.of("../../template.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

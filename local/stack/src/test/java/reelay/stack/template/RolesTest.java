package reelay.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each function has a role of its own that holds its own business; only traces are shared. */
class RolesTest {

    private final JsonNode resources = resources();

    @Test
    void everyFunctionHasALogAndARoleOfItsOwn() {
        ofType("AWS::Serverless::Function")
                .forEach(
                        (id, function) -> {
                            String name = id.replaceAll("Function$", "");
                            assertThat(function.at("/Properties/Role/Fn::GetAtt/0").asText())
                                    .isEqualTo(name + "Role");
                            assertThat(
                                            function.at("/Properties/LoggingConfig/LogGroup/Ref")
                                                    .asText())
                                    .isEqualTo(name + "Logs");
                            assertThat(policies(name + "Role"))
                                    .as(name)
                                    .containsExactly("TracesPolicy");
                        });
    }

    @Test
    void everyRoleWritesTheLogOfItsFunctionAndNoOther() {
        ofType("AWS::IAM::Role")
                .forEach(
                        (id, role) ->
                                assertThat(
                                                role.findValues("Statement").stream()
                                                        .flatMap(JsonNode::valueStream)
                                                        .filter(RolesTest::writesLogs)
                                                        .map(
                                                                statement ->
                                                                        statement
                                                                                .at(
                                                                                        "/Resource/Fn::GetAtt/0")
                                                                                .asText()))
                                        .as(id)
                                        .containsExactlyElementsOf(logsOf(id)));
    }

    /** The state machine's lines are delivered by CloudWatch Logs itself; schedules write none. */
    private static List<String> logsOf(String role) {
        return Set.of("VideoStateMachineRole", "DeliverStateMachineRole", "WakeUpRole")
                        .contains(role)
                ? List.of()
                : List.of(role.replaceAll("Role$", "Logs"));
    }

    private static boolean writesLogs(JsonNode statement) {
        return statement.path("Action").toString().contains("logs:PutLogEvents");
    }

    /**
     * Videos lie in two places: those that are kept for good, and those that the bucket removes.
     */
    @Test
    void whoMayTouchVideosMayTouchThoseThatEndAsWell() {
        String kept = "${VideosBucket.Arn}/videos/*";
        String ending = "${VideosBucket.Arn}/expiring/*";
        List<List<String>> both =
                resources.findValues("Resource").stream()
                        .map(resource -> resource.findValuesAsText("Fn::Sub"))
                        .filter(keys -> keys.contains(kept) || keys.contains(ending))
                        .toList();

        assertThat(both).hasSize(4).allSatisfy(keys -> assertThat(keys).contains(kept, ending));
        assertThat(resources.at("/VideosBucket/Properties/LifecycleConfiguration").toString())
                .contains(
                        "\"Prefix\":\"expiring/\",\"ExpirationInDays\":{\"Ref\":\"RetentionDays\"}");
    }

    /** Those that have no resources to name are in the shared policy and the state machine's. */
    @Test
    void noRoleOfAFunctionMayDoAnythingToEverything() {
        ofType("AWS::Serverless::Function").keySet().stream()
                .map(id -> resources.path(id.replaceAll("Function$", "Role")))
                .forEach(
                        role -> {
                            assertThat(role.findValues("Action").toString()).doesNotContain("*");
                            assertThat(role.findValues("Resource"))
                                    .isNotEmpty()
                                    .noneMatch(resource -> resource.asText().equals("*"));
                        });
    }

    private List<String> policies(String role) {
        return resources
                .path(role)
                .at("/Properties/ManagedPolicyArns")
                .valueStream()
                .map(arn -> arn.path("Ref").asText())
                .toList();
    }

    private Map<String, JsonNode> ofType(String type) {
        Map<String, JsonNode> found = new HashMap<>();
        resources.properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .forEach(resource -> found.put(resource.getKey(), resource.getValue()));
        assertThat(found).isNotEmpty();
        return found;
    }

    private static JsonNode resources() {
        try {
            return YamlTree.parse(Files.readString(Path.of("../../template.yaml")))
                    .path("Resources");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package reelay.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reelay.local.aws.iam.Grant;
import reelay.stack.template.resource.LambdaResource;

/** Each function has a role of its own that holds its own business; only traces are shared. */
class RolesTest {

    private final JsonNode resources = TemplateText.resources();

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

    /** Lambda sends it with the function's own role, and no queue is here to refuse it. */
    @Test
    void whoHasAQueueForFailedEventsMaySendThemThere() {
        StackTemplate template =
                StackTemplate.read(
                        Path.of("../../template.yaml"),
                        Map.of("ProviderUrl", "http://127.0.0.1/v1"));
        Set<String> sending = new HashSet<>();
        for (LambdaResource function : template.functions()) {
            function.asynchronous()
                    .failureArn()
                    .ifPresent(queue -> sending.add(function.roleArn() + " " + queue));
        }

        assertThat(sending).isNotEmpty();
        assertThat(
                        template.roles().stream()
                                .flatMap(
                                        role ->
                                                role.grants().stream()
                                                        .filter(RolesTest::sends)
                                                        .map(
                                                                to ->
                                                                        role.arn()
                                                                                + " "
                                                                                + to.resource())))
                .containsExactlyInAnyOrderElementsOf(sending);
    }

    private static boolean sends(Grant grant) {
        return grant.action().equals("sqs:SendMessage");
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
}

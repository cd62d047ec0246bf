package reelay.stack.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.local.aws.iam.Grant;
import reelay.local.aws.iam.Role;
import reelay.stack.template.resource.TemplateException;

/**
 * Reads AWS::IAM::Role and the managed policies of the template. What would need more than an
 * action and a resource to decide is refused by name.
 */
final class RoleReader {

    private final Map<String, Properties> roles = new LinkedHashMap<>();
    private final Map<String, Properties> managed = new LinkedHashMap<>();

    void role(String id, Properties role) {
        roles.put(id, role);
    }

    void managedPolicy(String id, Properties policy) {
        managed.put(ResourceNames.ref("AWS::IAM::ManagedPolicy", id).orElseThrow(), policy);
    }

    /** All roles, when every policy is known. */
    List<Role> read() {
        return roles.entrySet().stream().map(role -> read(role.getKey(), role.getValue())).toList();
    }

    private Role read(String id, Properties role) {
        String name = ResourceNames.physical(id);
        List<Grant> grants = new ArrayList<>();
        role.items("Policies")
                .forEach(
                        policy -> {
                            policy.text("PolicyName");
                            grants.addAll(grants(name, policy));
                            policy.refuseOthers();
                        });
        for (String arn : role.values("ManagedPolicyArns")) {
            Properties policy =
                    Optional.ofNullable(managed.get(arn))
                            .orElseThrow(
                                    () ->
                                            new TemplateException(
                                                    role.place(),
                                                    arn + " is no policy of this template"));
            grants.addAll(grants(name, policy.withoutMeaningLocally("Description")));
            policy.refuseOthers();
        }
        Role read =
                new Role(
                        name,
                        ResourceNames.attribute("AWS::IAM::Role", id, "Arn").orElseThrow(),
                        service(role.section("AssumeRolePolicyDocument")),
                        grants);
        role.refuseOthers();
        return read;
    }

    private static List<Grant> grants(String role, Properties policy) {
        Properties document = policy.section("PolicyDocument");
        document.only("Version", "2012-10-17");
        List<Grant> grants =
                document.items("Statement")
                        .flatMap(statement -> grantsOf(role, statement))
                        .toList();
        document.refuseOthers();
        return grants;
    }

    private static Stream<Grant> grantsOf(String role, Properties statement) {
        statement.only("Effect", "Allow");
        List<String> resources = oneOrMore(statement.json("Resource"));
        List<String> actions = oneOrMore(statement.json("Action"));
        statement.withoutMeaningLocally("Sid").refuseOthers();
        return actions.stream()
                .flatMap(
                        action ->
                                resources.stream()
                                        .map(resource -> new Grant(role, action, resource)));
    }

    /** The one service that may take the role, which in this account it may. */
    private static String service(Properties document) {
        document.only("Version", "2012-10-17");
        List<Properties> statements = document.items("Statement").toList();
        if (statements.size() != 1) {
            throw new TemplateException(document.place(), "must hold one statement");
        }
        Properties statement = statements.getFirst();
        statement.only("Effect", "Allow");
        statement.only("Action", "sts:AssumeRole");
        Properties principal = statement.section("Principal");
        String service = principal.text("Service");
        principal.refuseOthers();
        JsonNode here =
                JsonNodeFactory.instance
                        .objectNode()
                        .set(
                                "StringEquals",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("aws:SourceAccount", ResourceNames.ACCOUNT));
        if (statement.has("Condition") && !statement.json("Condition").equals(here)) {
            throw new TemplateException(
                    statement.place(), "the only condition that is understood locally is " + here);
        }
        statement.refuseOthers();
        return service;
    }

    private static List<String> oneOrMore(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).toList()
                : List.of(value.asText());
    }
}

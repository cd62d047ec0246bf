package reelay.stack.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import reelay.local.aws.iam.Role;
import reelay.stack.template.resource.BucketResource;
import reelay.stack.template.resource.HttpApiResource;
import reelay.stack.template.resource.LambdaResource;
import reelay.stack.template.resource.RuleResource;
import reelay.stack.template.resource.SecretResource;
import reelay.stack.template.resource.StateMachineResource;
import reelay.stack.template.resource.TableResource;
import reelay.stack.template.resource.TargetedSchedule;
import reelay.stack.template.resource.TemplateException;

/**
 * Everything the template deploys, as far as it runs on one machine.
 *
 * @param functions in the template's order
 * @param api the one HTTP API
 * @param stateMachines at least the one that makes videos
 * @param tables DynamoDB tables
 * @param buckets of S3
 * @param secrets with their first values
 * @param rules of EventBridge
 * @param schedules that are resources of their own
 * @param roles of IAM
 * @param outputs by name
 */
public record StackTemplate(
        List<LambdaResource> functions,
        HttpApiResource api,
        List<StateMachineResource> stateMachines,
        List<TableResource> tables,
        List<BucketResource> buckets,
        List<SecretResource> secrets,
        List<RuleResource> rules,
        List<TargetedSchedule> schedules,
        List<Role> roles,
        Map<String, String> outputs) {

    /** Copies the lists. */
    public StackTemplate {
        functions = List.copyOf(functions);
        stateMachines = List.copyOf(stateMachines);
        tables = List.copyOf(tables);
        buckets = List.copyOf(buckets);
        secrets = List.copyOf(secrets);
        rules = List.copyOf(rules);
        schedules = List.copyOf(schedules);
        roles = List.copyOf(roles);
        outputs = Map.copyOf(outputs);
    }

    /**
     * Reads a template.
     *
     * @param parameters values by parameter name; the others are at their default
     * @throws TemplateException for whatever the local stack does not understand, by name and place
     */
    public static StackTemplate read(Path file, Map<String, String> parameters) {
        try {
            return parse(Files.readString(file), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same from text. */
    public static StackTemplate parse(String yaml, Map<String, String> parameters) {
        return new TemplateReader(YamlTree.parse(yaml), parameters).read();
    }

    /** The state machine that makes videos. */
    public StateMachineResource stateMachine() {
        return stateMachines.stream()
                .filter(machine -> machine.logicalId().equals("VideoStateMachine"))
                .findFirst()
                .orElseThrow(
                        () -> new TemplateException("Resources", "there is no VideoStateMachine"));
    }

    /** The function of that logical id, which the template itself refers to. */
    public LambdaResource function(String logicalId) {
        return functions.stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TemplateException(
                                        "Resources", "there is no function " + logicalId));
    }

    /** The region everything pretends to be in. */
    public static String region() {
        return ResourceNames.REGION;
    }

    /** The account everything pretends to be in. */
    public static String account() {
        return ResourceNames.ACCOUNT;
    }
}

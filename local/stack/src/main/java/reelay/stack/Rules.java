package reelay.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import reelay.local.aws.eventbridge.EventBridgeEmulator;
import reelay.local.aws.eventbridge.EventRule;
import reelay.local.aws.lambda.LambdaEmulator;
import reelay.local.aws.sns.Topics;
import reelay.stack.setup.StartFailedException;
import reelay.stack.template.resource.RuleResource;

/** The template's EventBridge rules. Their targets are topics and functions. */
record Rules(EventBridgeEmulator events, Topics topics, LambdaEmulator lambda) {

    /**
     * @throws StartFailedException for a target or a pattern that does not run locally
     */
    void follow(List<RuleResource> rules) {
        for (RuleResource rule : rules) {
            for (String target : rule.targets()) {
                try {
                    events.add(new EventRule(rule.bus(), rule.pattern(), target(target)));
                } catch (IllegalArgumentException e) {
                    throw new StartFailedException(
                            "a rule does not run locally: " + e.getMessage(), e);
                }
            }
        }
    }

    private Consumer<JsonNode> target(String arn) {
        if (arn.startsWith("arn:aws:sns:")) {
            return event -> topics.publish(arn, event.toString());
        }
        if (arn.startsWith("arn:aws:lambda:")) {
            return event -> send(arn, event);
        }
        throw new StartFailedException(
                "a rule sends its events to %s, but locally only to SNS and Lambda".formatted(arn));
    }

    /** EventBridge invokes a function asynchronously: it only hears whether the event was taken. */
    private void send(String arn, JsonNode event) {
        lambda.send(arn, event.toString())
                .ifPresent(
                        refused -> {
                            throw new IllegalStateException(refused.toString());
                        });
    }
}

package reelay.stack;

import java.util.List;
import reelay.local.aws.eventbridge.EventBridgeEmulator;
import reelay.local.aws.eventbridge.EventRule;
import reelay.local.aws.sns.Topics;
import reelay.stack.setup.StartFailedException;
import reelay.stack.template.resource.RuleResource;

/** The template's EventBridge rules. Their targets are topics. */
final class Rules {

    private Rules() {}

    /**
     * @throws StartFailedException for a target or a pattern that does not run locally
     */
    static void follow(List<RuleResource> rules, EventBridgeEmulator events, Topics topics) {
        for (RuleResource rule : rules) {
            for (String target : rule.targets()) {
                if (!target.startsWith("arn:aws:sns:")) {
                    throw new StartFailedException(
                            "a rule sends its events to " + target + ", but locally only to SNS");
                }
                events.add(rule(rule, target, topics));
            }
        }
    }

    private static EventRule rule(RuleResource rule, String topicArn, Topics topics) {
        try {
            return new EventRule(
                    rule.bus(),
                    rule.pattern(),
                    event -> topics.publish(topicArn, event.toString()));
        } catch (IllegalArgumentException e) {
            throw new StartFailedException("a rule does not run locally: " + e.getMessage(), e);
        }
    }
}

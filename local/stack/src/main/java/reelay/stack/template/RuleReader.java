package reelay.stack.template;

import java.util.List;
import reelay.stack.template.resource.RuleResource;

/** Reads AWS::Events::Rule. */
final class RuleReader {

    private RuleReader() {}

    static RuleResource read(Properties rule) {
        List<String> targets =
                rule.items("Targets")
                        .map(
                                target -> {
                                    String arn = target.text("Arn");
                                    target.withoutMeaningLocally(
                                                    "Id", "RetryPolicy", "DeadLetterConfig")
                                            .refuseOthers();
                                    return arn;
                                })
                        .toList();
        var resource =
                new RuleResource(
                        rule.optionalText("EventBusName").orElse("default"),
                        rule.json("EventPattern"),
                        targets);
        rule.withoutMeaningLocally("Description").refuseOthers();
        return resource;
    }
}

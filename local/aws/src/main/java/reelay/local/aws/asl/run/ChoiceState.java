package reelay.local.aws.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.ErrorNames;
import reelay.local.aws.asl.expression.FieldTemplate;
import reelay.local.aws.asl.expression.StateFailedException;

/**
 * Goes where the first rule that holds points.
 *
 * @param fallback the Default state; null fails with States.NoChoiceMatched
 * @param exit Assign and Output of the Default
 */
public record ChoiceState(List<Rule> rules, @Nullable String fallback, Exit exit) implements State {

    /** One element of Choices. */
    public record Rule(FieldTemplate condition, String next, Exit exit) {}

    @Override
    public String type() {
        return "Choice";
    }

    @Override
    public void enter(StateVisit visit) {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (holds(visit, rule, "Choices[" + i + "]/Condition")) {
                visit.leave(visit.input(), rule.exit(), rule.next());
                return;
            }
        }
        if (fallback == null) {
            throw new StateFailedException(
                    ErrorNames.NO_CHOICE_MATCHED,
                    visit.located(
                            "Failed to transition out of the state. The state does not point to a"
                                    + " next state."));
        }
        visit.leave(visit.input(), exit, fallback);
    }

    private static boolean holds(StateVisit visit, Rule rule, String field) {
        JsonNode value = visit.evaluate(rule.condition(), field);
        if (!value.isBoolean()) {
            throw visit.unexpected(rule.condition(), field, "boolean", value);
        }
        return value.booleanValue();
    }
}

package reelay.local.aws.asl.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.FieldTemplate;
import reelay.local.aws.asl.run.Catcher;
import reelay.local.aws.asl.run.ChoiceState;
import reelay.local.aws.asl.run.Exit;
import reelay.local.aws.asl.run.FailState;
import reelay.local.aws.asl.run.PassState;
import reelay.local.aws.asl.run.Retrier;
import reelay.local.aws.asl.run.State;
import reelay.local.aws.asl.run.SucceedState;
import reelay.local.aws.asl.run.TaskState;
import reelay.local.aws.asl.run.WaitState;
import reelay.local.aws.asl.task.TaskResource;

/** Reads one state. */
final class StateReader {

    /** Longest wait and timeout, in seconds. */
    private static final int LONGEST_SECONDS = 99_999_999;

    private static final Set<String> EVERYWHERE = Set.of("Type", "Comment", "QueryLanguage");

    private final FieldReader fields;

    StateReader(FieldReader fields) {
        this.fields = fields;
    }

    /**
     * Reads the state.
     *
     * @return null if its type is not known; noted as a problem then
     */
    @Nullable State read() {
        JsonNode language = fields.json().path("QueryLanguage");
        if (!language.isMissingNode() && !language.asText().equals("JSONata")) {
            fields.problem("QueryLanguage", "must be JSONata; JSONPath is not implemented");
        }
        String type = fields.json().path("Type").asText();
        return switch (type) {
            case "Task" -> task();
            case "Pass" -> pass();
            case "Wait" -> waits();
            case "Choice" -> choice();
            case "Succeed" -> succeed();
            case "Fail" -> fail();
            case "Parallel", "Map" -> {
                fields.problem("Type", type + " is not implemented");
                yield null;
            }
            default -> {
                fields.problem("Type", "'" + type + "' is not a type of state");
                yield null;
            }
        };
    }

    private void allow(String... more) {
        Set<String> known = new HashSet<>(EVERYWHERE);
        known.addAll(List.of(more));
        fields.refuseOthersThan(known);
    }

    private @Nullable State task() {
        allow(
                "Resource",
                "Arguments",
                "TimeoutSeconds",
                "Retry",
                "Catch",
                "Assign",
                "Output",
                "Next",
                "End");
        String arn = fields.json().path("Resource").asText();
        TaskResource resource = TaskResource.read(arn).orElse(null);
        if (resource == null) {
            fields.problem(
                    "Resource",
                    ("'%s' is not implemented; a function's ARN, lambda:invoke, dynamodb:updateItem"
                                    + " and events:putEvents are")
                            .formatted(arn));
        } else {
            ArgumentsCheck.check(resource, fields);
        }
        FieldTemplate arguments = fields.template("Arguments");
        FieldTemplate timeout = fields.numberOrExpression("TimeoutSeconds", 1, LONGEST_SECONDS);
        RecoveryReader recovery = new RecoveryReader(fields);
        List<Retrier> retriers = recovery.retriers();
        List<Catcher> catchers = recovery.catchers();
        Exit exit = fields.exit();
        String next = next();
        return resource == null
                ? null
                : new TaskState(resource, arguments, timeout, retriers, catchers, exit, next);
    }

    private State pass() {
        allow("Assign", "Output", "Next", "End");
        return new PassState(fields.exit(), next());
    }

    private State waits() {
        allow("Seconds", "Timestamp", "Assign", "Output", "Next", "End");
        FieldTemplate seconds = fields.numberOrExpression("Seconds", 0, LONGEST_SECONDS);
        FieldTemplate timestamp = fields.textOrExpression("Timestamp");
        if (timestamp instanceof FieldTemplate.Literal(JsonNode value)
                && value.isTextual()
                && !WaitState.isTime(value.textValue())) {
            fields.problem("Timestamp", "String does not match RFC3339 timestamp");
        }
        if ((seconds == null) == (timestamp == null)) {
            fields.problem("Seconds", "exactly one of Seconds and Timestamp must be there");
        }
        return new WaitState(seconds, timestamp, fields.exit(), next());
    }

    private State choice() {
        allow("Choices", "Default", "Assign", "Output");
        List<ChoiceState.Rule> rules = new ArrayList<>();
        for (FieldReader rule : fields.elements("Choices")) {
            rule.refuseOthersThan(Set.of("Condition", "Next", "Assign", "Output", "Comment"));
            FieldTemplate condition = rule.template("Condition");
            boolean fits =
                    condition instanceof FieldTemplate.Computed
                            || rule.json().path("Condition").isBoolean();
            if (condition == null || !fits) {
                rule.problem("Condition", "must be an expression between {% and %}, or a boolean");
            } else {
                rules.add(new ChoiceState.Rule(condition, required(rule, "Next"), rule.exit()));
            }
        }
        if (fields.json().path("Choices").isEmpty()) {
            fields.problem("Choices", "must be an array with at least one rule");
        }
        String fallback = fields.json().has("Default") ? required(fields, "Default") : null;
        return new ChoiceState(rules, fallback, fields.exit());
    }

    private State succeed() {
        allow("Output");
        return new SucceedState(fields.exit());
    }

    private State fail() {
        allow("Error", "Cause");
        return new FailState(fields.textOrExpression("Error"), fields.textOrExpression("Cause"));
    }

    /** The next state; null at an End. */
    private @Nullable String next() {
        JsonNode json = fields.json();
        boolean ends = json.path("End").asBoolean();
        if (json.has("End") && !json.path("End").isBoolean()) {
            fields.problem("End", "must be true or false");
        } else if (ends == json.has("Next")) {
            fields.problem("Next", "exactly one of Next and \"End\": true must be there");
        }
        return json.has("Next") ? required(fields, "Next") : null;
    }

    private static String required(FieldReader reader, String field) {
        JsonNode value = reader.json().path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            reader.problem(field, "must be the name of a state");
        }
        return value.asText();
    }
}

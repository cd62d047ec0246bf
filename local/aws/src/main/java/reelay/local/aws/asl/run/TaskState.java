package reelay.local.aws.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.ErrorNames;
import reelay.local.aws.asl.expression.FieldTemplate;
import reelay.local.aws.asl.expression.StateFailedException;
import reelay.local.aws.asl.history.HistoryData;
import reelay.local.aws.asl.task.TaskOutcome;
import reelay.local.aws.asl.task.TaskResource;

/**
 * Has a service do something and waits for its answer.
 *
 * @param arguments null hands a bare function the state's input
 * @param timeout in seconds; null for none
 */
public record TaskState(
        TaskResource resource,
        @Nullable FieldTemplate arguments,
        @Nullable FieldTemplate timeout,
        List<Retrier> retriers,
        List<Catcher> catchers,
        Exit exit,
        @Nullable String next)
        implements State {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    public TaskState {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
        return "Task";
    }

    @Override
    public void enter(StateVisit visit) {
        JsonNode given = arguments == null ? visit.input() : visit.evaluate(arguments, "Arguments");
        HistoryData.requireRoom(given, visit.name());
        Integer seconds = timeout == null ? null : visit.seconds(timeout, "TimeoutSeconds", 1);
        TaskEvents events = TaskEvents.of(resource);
        visit.journey().record(events.scheduled(), events.scheduledDetails(given, seconds));
        visit.journey().record(events.started(), events.startedDetails());
        if (seconds != null) {
            visit.later(visit.now().plusSeconds(seconds), () -> timedOut(visit, events));
        }
        Execution execution = visit.journey().execution();
        JsonNode call =
                resource instanceof TaskResource.LambdaFunction(String arn)
                        ? NODES.objectNode().put("FunctionName", arn).set("Payload", payload(given))
                        : given;
        execution.runTask(
                resource, call, visit.ifStillTrying(outcome -> answered(visit, events, outcome)));
    }

    /** A bare function is handed JSON whatever it is; a Payload that is a text is sent as it is. */
    private static JsonNode payload(JsonNode given) {
        return given.isContainerNode() ? given : NODES.textNode(given.toString());
    }

    private void answered(StateVisit visit, TaskEvents events, TaskOutcome outcome) {
        switch (outcome) {
            case TaskOutcome.Succeeded(JsonNode answer) -> {
                JsonNode result =
                        resource instanceof TaskResource.LambdaFunction
                                ? answer.path("Payload")
                                : answer;
                try {
                    HistoryData.requireRoom(result, resource.service());
                } catch (StateFailedException e) {
                    failed(visit, events, e.error(), e.explanation());
                    return;
                }
                visit.journey()
                        .record(
                                events.succeeded(),
                                events.located(HistoryData.text("output", result)));
                visit.leave(result, exit, next);
            }
            case TaskOutcome.Failed(String error, String cause) ->
                    failed(visit, events, error, cause);
        }
    }

    private static void failed(
            StateVisit visit, TaskEvents events, String error, @Nullable String cause) {
        visit.journey().record(events.failed(), events.located(HistoryData.failure(error, cause)));
        visit.failed(error, cause);
    }

    private static void timedOut(StateVisit visit, TaskEvents events) {
        ObjectNode details = HistoryData.failure(ErrorNames.TIMEOUT, null);
        visit.journey().record(events.timedOut(), events.located(details));
        visit.failed(ErrorNames.TIMEOUT, null);
    }
}

package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import reelay.local.aws.asl.history.HistoryEvent;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.protocol.AwsJsonHandler.Operation;

/** Lists what happened in an execution, with or without its data. */
record GetExecutionHistory(KeptExecutions executions) implements Operation {

    private static final List<String> DATA =
            List.of(
                    "input",
                    "inputDetails",
                    "output",
                    "outputDetails",
                    "parameters",
                    "assignedVariables",
                    "assignedVariablesDetails");

    @Override
    public JsonNode answer(JsonNode input) {
        Execution execution = executions.require(Operations.required(input, "executionArn"));
        boolean data = input.path("includeExecutionData").asBoolean(true);
        List<HistoryEvent> events = execution.history();
        if (input.path("reverseOrder").asBoolean()) {
            events = events.reversed();
        }
        return ListPage.of(events, input).answer("events", event -> line(event, data));
    }

    private static ObjectNode line(HistoryEvent event, boolean data) {
        ObjectNode line =
                Operations.object()
                        .put("timestamp", Operations.seconds(event.time()))
                        .put("type", event.type())
                        .put("id", event.id())
                        .put("previousEventId", event.previousEventId());
        ObjectNode details = event.details();
        if (details != null) {
            ObjectNode shown = data ? details : details.deepCopy().remove(DATA);
            event.detailsField().ifPresent(field -> line.set(field, shown));
        }
        return line;
    }
}

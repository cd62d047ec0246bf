package reelay.local.aws.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.history.HistoryData;
import reelay.local.aws.asl.task.TaskResource;

/** How a Task shows in the history: bare functions have event types of their own. */
sealed interface TaskEvents {

    /** What the event types begin with. */
    String prefix();

    /** Details of the event that schedules a try. */
    ObjectNode scheduledDetails(JsonNode arguments, @Nullable Integer timeoutSeconds);

    /** Details of the event that starts it; null if it has none. */
    @Nullable ObjectNode startedDetails();

    /** Adds the resource to details where the type has it. */
    ObjectNode located(ObjectNode details);

    default String scheduled() {
        return prefix() + "Scheduled";
    }

    default String started() {
        return prefix() + "Started";
    }

    default String succeeded() {
        return prefix() + "Succeeded";
    }

    default String failed() {
        return prefix() + "Failed";
    }

    default String timedOut() {
        return prefix() + "TimedOut";
    }

    static TaskEvents of(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction(String arn) -> new OfFunction(arn);
            case TaskResource.LambdaInvoke _, TaskResource.UpdateItem _, TaskResource.PutEvents _ ->
                    new OfService(resource.service(), resource.operation());
        };
    }

    /** LambdaFunctionScheduled and so on. */
    record OfFunction(String arn) implements TaskEvents {
        @Override
        public String prefix() {
            return "LambdaFunction";
        }

        @Override
        public ObjectNode scheduledDetails(JsonNode arguments, @Nullable Integer timeoutSeconds) {
            ObjectNode details = HistoryData.text("input", arguments).put("resource", arn);
            return timeoutSeconds == null
                    ? details
                    : details.put("timeoutInSeconds", timeoutSeconds);
        }

        @Override
        public @Nullable ObjectNode startedDetails() {
            return null;
        }

        @Override
        public ObjectNode located(ObjectNode details) {
            return details;
        }
    }

    /** TaskScheduled and so on. */
    record OfService(String service, String operation) implements TaskEvents {
        @Override
        public String prefix() {
            return "Task";
        }

        @Override
        public ObjectNode scheduledDetails(JsonNode arguments, @Nullable Integer timeoutSeconds) {
            ObjectNode details = located(JsonNodeFactory.instance.objectNode());
            details.put("region", "us-east-1").put("parameters", arguments.toString());
            return timeoutSeconds == null
                    ? details
                    : details.put("timeoutInSeconds", timeoutSeconds);
        }

        @Override
        public ObjectNode startedDetails() {
            return located(JsonNodeFactory.instance.objectNode());
        }

        @Override
        public ObjectNode located(ObjectNode details) {
            return details.put("resourceType", service).put("resource", operation);
        }
    }
}

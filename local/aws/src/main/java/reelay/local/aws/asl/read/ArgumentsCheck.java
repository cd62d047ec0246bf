package reelay.local.aws.asl.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import reelay.local.aws.asl.task.TaskResource;

/** Which Arguments a Task resource needs and takes, as far as the definition shows it. */
final class ArgumentsCheck {

    private ArgumentsCheck() {}

    static void check(TaskResource resource, FieldReader fields) {
        switch (resource) {
            case TaskResource.LambdaFunction _ -> {}
            case TaskResource.LambdaInvoke _ ->
                    require(fields, "FunctionName", Set.of("FunctionName", "Payload"));
            case TaskResource.UpdateItem _ -> require(fields, "TableName", Set.of());
            case TaskResource.PutEvents _ -> require(fields, "Entries", Set.of("Entries"));
        }
    }

    /**
     * Notes what is missing or not implemented.
     *
     * @param allowed all that is implemented; empty leaves it to the service
     */
    private static void require(FieldReader fields, String required, Set<String> allowed) {
        JsonNode arguments = fields.json().path("Arguments");
        if (arguments.isMissingNode()) {
            fields.problem("Arguments", "is missing; this resource needs " + required);
            return;
        }
        if (!arguments.isObject()) {
            return;
        }
        FieldReader inside = fields.inside("Arguments");
        if (!arguments.has(required)) {
            inside.problem(required, "is missing");
        }
        if (!allowed.isEmpty()) {
            inside.refuseOthersThan(allowed);
        }
    }
}

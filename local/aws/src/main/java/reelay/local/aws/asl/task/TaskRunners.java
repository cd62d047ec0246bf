package reelay.local.aws.asl.task;

/**
 * Who does the work of which Task resource.
 *
 * @param lambda answers {@code {FunctionName, Payload}} with {@code {ExecutedVersion, Payload,
 *     StatusCode}}; serves {@code lambda:invoke} and bare function ARNs
 * @param updateItem does {@code dynamodb:updateItem}
 * @param putEvents does {@code events:putEvents}
 */
public record TaskRunners(TaskRunner lambda, TaskRunner updateItem, TaskRunner putEvents) {

    public TaskRunner runnerOf(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction _ -> lambda;
            case TaskResource.LambdaInvoke _ -> lambda;
            case TaskResource.UpdateItem _ -> updateItem;
            case TaskResource.PutEvents _ -> putEvents;
        };
    }
}

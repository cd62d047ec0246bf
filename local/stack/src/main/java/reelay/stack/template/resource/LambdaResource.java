package reelay.stack.template.resource;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A function of the template.
 *
 * @param logicalId its name in the template
 * @param arn without an alias
 * @param alias the one alias it is published under
 * @param codeUri its zip, as the template writes it: relative to the template
 * @param handlerClass full name of the class
 * @param handler as the runtime takes it, such as {@code reelay.poll.PollHandler::handleRequest}
 * @param roleArn the role it works with
 * @param timeout longest run
 * @param memoryMegabytes its memory
 * @param environment its variables, in the template's order
 * @param reservedConcurrency most runs at once; empty for no limit
 * @param routes the API's routes it answers
 * @param schedules what invokes it at times
 * @param asynchronous what becomes of asynchronous events that it fails at
 */
public record LambdaResource(
        String logicalId,
        String arn,
        String alias,
        String codeUri,
        String handlerClass,
        String handler,
        String roleArn,
        Duration timeout,
        int memoryMegabytes,
        Map<String, String> environment,
        OptionalInt reservedConcurrency,
        List<RouteResource> routes,
        List<ScheduleResource> schedules,
        Asynchronous asynchronous) {

    /**
     * What becomes of asynchronous events that a function fails at.
     *
     * @param retries most further tries
     * @param failureArn queue for events that were given up; empty for none
     */
    public record Asynchronous(int retries, Optional<String> failureArn) {}

    /** Copies the lists. */
    public LambdaResource {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        routes = List.copyOf(routes);
        schedules = List.copyOf(schedules);
    }

    /** The name of its folder in functions/, which is also its zip's name. */
    public String folder() {
        String zip = codeUri.substring(codeUri.lastIndexOf('/') + 1);
        return zip.substring(0, zip.length() - ".zip".length());
    }
}

package reelay.stack.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reelay.stack.template.resource.LambdaResource;
import reelay.stack.template.resource.RouteResource;
import reelay.stack.template.resource.ScheduleResource;
import reelay.stack.template.resource.TemplateException;

/** Reads AWS::Serverless::Function with its events. */
final class FunctionReader {

    /** Lambda's own default, in seconds. */
    private static final int DEFAULT_TIMEOUT = 3;

    /** Lambda's own default, in megabytes. */
    private static final int DEFAULT_MEMORY = 128;

    private FunctionReader() {}

    static LambdaResource read(String id, Properties function) {
        function.only("Runtime", "java25");
        String handler = function.text("Handler");
        String codeUri = function.text("CodeUri");
        if (!codeUri.endsWith(".zip")) {
            throw new TemplateException(
                    function.place(), "CodeUri must be a zip that Maven builds, is " + codeUri);
        }
        List<RouteResource> routes = new ArrayList<>();
        List<ScheduleResource> schedules = new ArrayList<>();
        function.sections("Events")
                .forEach((name, event) -> read(id, name, event, routes, schedules));
        Properties environment = function.section("Environment");
        Map<String, String> variables = environment.texts("Variables");
        environment.refuseOthers();
        var resource =
                new LambdaResource(
                        id,
                        ResourceNames.attribute("AWS::Serverless::Function", id, "Arn")
                                .orElseThrow(),
                        function.text("AutoPublishAlias"),
                        codeUri,
                        handlerClass(handler, function.place()),
                        handler,
                        function.text("Role"),
                        Duration.ofSeconds(
                                function.optionalNumber("Timeout").orElse(DEFAULT_TIMEOUT)),
                        function.optionalNumber("MemorySize").orElse(DEFAULT_MEMORY),
                        variables,
                        function.optionalNumber("ReservedConcurrentExecutions"),
                        routes,
                        schedules,
                        asynchronous(function.section("EventInvokeConfig")));
        function.withoutMeaningLocally(
                        "Description",
                        "VersionDescription",
                        "Architectures",
                        "Tracing",
                        "SnapStart",
                        "LoggingConfig")
                .refuseOthers();
        return resource;
    }

    private static LambdaResource.Asynchronous asynchronous(Properties events) {
        Properties destinations = events.section("DestinationConfig");
        Properties failure = destinations.section("OnFailure");
        failure.only("Type", "SQS");
        var asynchronous =
                new LambdaResource.Asynchronous(
                        // Lambda's own default.
                        events.optionalNumber("MaximumRetryAttempts").orElse(2),
                        failure.optionalText("Destination"));
        failure.refuseOthers();
        destinations.refuseOthers();
        events.withoutMeaningLocally("MaximumEventAgeInSeconds").refuseOthers();
        return asynchronous;
    }

    /** {@code package.Class::method}; a RequestStreamHandler has but one method to name. */
    private static String handlerClass(String handler, String place) {
        int method = handler.indexOf("::");
        if (method >= 0 && !handler.endsWith("::handleRequest")) {
            throw new TemplateException(
                    place, "Handler must name the method handleRequest, is " + handler);
        }
        return method < 0 ? handler : handler.substring(0, method);
    }

    private static void read(
            String function,
            String name,
            Properties event,
            List<RouteResource> routes,
            List<ScheduleResource> schedules) {
        String type = event.text("Type");
        Properties properties = event.section("Properties");
        event.refuseOthers();
        switch (type) {
            case "HttpApi" -> routes.add(FrontReader.route(properties));
            case "ScheduleV2" -> schedules.add(ScheduleReader.event(function + name, properties));
            default ->
                    throw new TemplateException(
                            event.place(), "events of type " + type + " do not run locally");
        }
    }
}

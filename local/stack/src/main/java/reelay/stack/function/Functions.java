package reelay.stack.function;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import reelay.local.aws.iam.Iam;
import reelay.local.aws.iam.JsonGuard;
import reelay.local.aws.iam.JsonNeeds;
import reelay.local.aws.lambda.FailedEvent;
import reelay.local.aws.lambda.FunctionCode;
import reelay.local.aws.lambda.LambdaEmulator;
import reelay.local.aws.lambda.LambdaFunction;
import reelay.local.aws.lambda.LambdaSettings;
import reelay.local.aws.lambda.process.IsolatedFunction;
import reelay.local.aws.lambda.process.IsolatedSettings;
import reelay.local.http.Door;
import reelay.stack.setup.Closing;
import reelay.stack.setup.DataDirectory;
import reelay.stack.setup.Later;
import reelay.stack.setup.StackSettings;
import reelay.stack.setup.StartFailedException;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;

/** The template's functions: known to the Lambda emulator at once, able to run a little later. */
public final class Functions {

    /** Most processes of one isolated function; a laptop has no room for Lambda's thousand. */
    private static final int MOST_PROCESSES = 4;

    private final StackSettings settings;
    private final Map<LambdaResource, FunctionSlot> slots = new LinkedHashMap<>();

    public Functions(StackSettings settings, StackTemplate template) {
        this.settings = settings;
        template.functions().forEach(function -> slots.put(function, new FunctionSlot()));
    }

    public LambdaEmulator start(Iam iam, InstantSource clock) {
        List<LambdaFunction> functions = new ArrayList<>();
        slots.forEach((function, slot) -> functions.add(lambdaFunction(function, slot)));
        return LambdaEmulator.start(
                Door.locked(settings.ports().lambda(), iam),
                new JsonGuard(iam, JsonNeeds::ofLambda),
                new LambdaSettings(
                        StackTemplate.region(),
                        StackTemplate.account(),
                        functions,
                        LambdaSettings.LAMBDA_RETRIES,
                        this::note,
                        clock));
    }

    /** Where the handlers' own log lines go as well. */
    private void note(FailedEvent failed) {
        String queue =
                slots.keySet().stream()
                        .filter(function -> failed.functionArn().startsWith(function.arn() + ":"))
                        .flatMap(function -> function.asynchronous().failureArn().stream())
                        .findFirst()
                        .orElse("nobody");
        @SuppressWarnings("SystemOut")
        PrintStream log = System.out;
        log.println("an event was given up, and goes to %s: %s".formatted(queue, failed));
    }

    private static LambdaFunction lambdaFunction(LambdaResource function, FunctionCode code) {
        return new LambdaFunction(
                function.logicalId(),
                function.logicalId(),
                function.arn(),
                Set.of(function.alias()),
                function.timeout(),
                function.memoryMegabytes(),
                function.reservedConcurrency().isPresent()
                        ? function.reservedConcurrency().getAsInt()
                        : null,
                function.asynchronous().retries(),
                code);
    }

    /** Makes the handlers, several at a time; the first that does not start stops the start. */
    public void fill(
            FunctionEnvironment environment,
            DataDirectory data,
            Executor threads,
            Closing closing) {
        List<Later<Boolean>> starts = new ArrayList<>();
        slots.forEach(
                (function, slot) ->
                        starts.add(
                                Later.of(
                                        threads,
                                        () -> {
                                            slot.fill(code(function, environment, data, closing));
                                            return true;
                                        })));
        starts.forEach(Later::get);
    }

    private FunctionCode code(
            LambdaResource function,
            FunctionEnvironment environment,
            DataDirectory data,
            Closing closing) {
        if (!settings.isolated()) {
            return InProcessFunction.start(function, environment.of(function));
        }
        try {
            return closing.add(isolated(function, environment.ofIsolated(function), data));
        } catch (IOException e) {
            throw new StartFailedException(
                    function.logicalId() + " cannot run from " + function.codeUri() + ": " + e, e);
        }
    }

    private IsolatedFunction isolated(
            LambdaResource function, Map<String, String> environment, DataDirectory data)
            throws IOException {
        Path zip = settings.project().resolve(function.codeUri());
        if (!Files.isRegularFile(zip)) {
            throw new StartFailedException(
                    zip + " of " + function.logicalId() + " is not built: run mvn package");
        }
        OutputStream log = System.out;
        return new IsolatedFunction(
                new IsolatedSettings(
                        function.logicalId(),
                        zip,
                        function.handler(),
                        function.memoryMegabytes(),
                        MOST_PROCESSES,
                        StackTemplate.region(),
                        environment,
                        data.functions().resolve(function.folder()),
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        RuntimeClient.jars(),
                        List.of()),
                log);
    }
}

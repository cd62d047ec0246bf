package reelay.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reelay.local.aws.asl.read.InvalidDefinitionException;
import reelay.local.aws.asl.run.AslInterpreter;
import reelay.local.aws.asl.task.PutEventsTask;
import reelay.local.aws.asl.task.TaskRunners;
import reelay.local.aws.asl.task.UpdateItemTask;
import reelay.local.aws.asl.time.ScheduledTimers;
import reelay.local.aws.dynamodb.DynamoDbEmulator;
import reelay.local.aws.eventbridge.EventBridgeEmulator;
import reelay.local.aws.httpapi.HttpApiEmulator;
import reelay.local.aws.iam.Iam;
import reelay.local.aws.iam.JsonGuard;
import reelay.local.aws.iam.JsonNeeds;
import reelay.local.aws.lambda.LambdaEmulator;
import reelay.local.aws.protocol.AccessKey;
import reelay.local.aws.s3.S3Emulator;
import reelay.local.aws.scheduler.VirtualThreadTimer;
import reelay.local.aws.secretsmanager.SecretsManagerEmulator;
import reelay.local.aws.sns.Topics;
import reelay.local.aws.stepfunctions.StepFunctionsEmulator;
import reelay.local.http.Door;
import reelay.simulator.ProviderSimulator;
import reelay.simulator.settings.SimulatorSettings;
import reelay.stack.function.FunctionEnvironment;
import reelay.stack.function.Functions;
import reelay.stack.setup.Closing;
import reelay.stack.setup.DataDirectory;
import reelay.stack.setup.Later;
import reelay.stack.setup.LocalCredentials;
import reelay.stack.setup.Ports;
import reelay.stack.setup.ServiceAddresses;
import reelay.stack.setup.StackSettings;
import reelay.stack.setup.StartFailedException;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.StateMachineResource;
import reelay.video.Secret;

/**
 * The order of a start. S3 takes longest and waits for nobody, so it goes first and beside the
 * rest; the API comes last, so who reaches it finds everything else there.
 */
final class StackStart {

    private static final Secret SIMULATOR_KEY = new Secret(SimulatorSettings.KEY);

    private final StackSettings settings;
    private final Ports ports;
    private final Closing closing = new Closing();
    private final InstantSource clock = InstantSource.system();
    private final AccessKey key = LocalCredentials.use();

    StackStart(StackSettings settings) {
        this.settings = settings;
        this.ports = settings.ports();
    }

    Stack run() {
        // A virtual thread keeps its carrier while it loads or initializes a class, which is nearly
        // all
        // that happens here: several stacks that start at once could hold every carrier and wait.
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            return run(threads);
        } catch (RuntimeException e) {
            try {
                closing.close();
            } catch (IllegalStateException notClosed) {
                e.addSuppressed(notClosed);
            }
            throw e;
        }
    }

    private Stack run(ExecutorService threads) {
        DataDirectory data = closing.add(DataDirectory.open(settings.data()));
        Iam iam = new Iam(key);
        Later<S3Emulator> startingS3 = Later.of(threads, () -> s3(data, iam));
        Optional<ProviderSimulator> simulator = simulator(data);
        ProvidersOfStack providers = new ProvidersOfStack(settings, simulator);
        StackTemplate template =
                StackTemplate.read(
                        settings.project().resolve("template.yaml"), parameters(providers));
        iam.add(template.roles());
        Later<DynamoDbEmulator> startingTables =
                Later.of(threads, () -> dynamoDb(data, template, iam));
        Secret apiKey = data.apiKey();
        SecretsManagerEmulator secrets =
                closing.add(
                        SecretsManagerEmulator.start(
                                Door.locked(0, iam),
                                new JsonGuard(iam, JsonNeeds::ofSecretsManager),
                                SecretValues.of(
                                        template.secrets(), apiKey, providers.keys(SIMULATOR_KEY)),
                                clock));
        EventBridgeEmulator events =
                closing.add(
                        EventBridgeEmulator.start(
                                Door.locked(0, iam),
                                new JsonGuard(iam, JsonNeeds::ofEventBridge),
                                Optional.of(data.events()),
                                clock));
        Topics topics = new Topics(data.events(), clock);
        Functions functions = new Functions(settings, template);
        LambdaEmulator lambda = closing.add(functions.start(iam, clock));
        new Rules(events, topics, lambda).follow(template.rules());
        DynamoDbEmulator dynamoDb = startingTables.get();
        StepFunctionsEmulator stepFunctions =
                closing.add(stepFunctions(template, iam, lambda, dynamoDb, events));
        S3Emulator s3 = startingS3.get();
        template.buckets().forEach(bucket -> Buckets.create(s3, bucket));
        var environment =
                new FunctionEnvironment(
                        function -> iam.assume(function.roleArn(), "lambda.amazonaws.com"),
                        s3.address(),
                        dynamoDb.address(),
                        stepFunctions.address(),
                        secrets.address(),
                        events.address(),
                        lambda.address());
        functions.fill(environment, data, threads, closing);
        new UnfinishedVideos(template, environment).resume();
        var timer = closing.add(new VirtualThreadTimer());
        closing.add(new Schedules(template, lambda, iam).start(timer, clock));
        HttpApiEmulator api = closing.add(new Front(template, lambda).start(ports.api(), clock));
        return new Stack(
                template,
                new ServiceAddresses(
                        api.address(),
                        lambda.address(),
                        stepFunctions.address(),
                        dynamoDb.address(),
                        s3.address(),
                        secrets.address(),
                        providers.first()),
                apiKey,
                key,
                iam,
                lambda,
                simulator,
                closing);
    }

    private Map<String, String> parameters(ProvidersOfStack providers) {
        Map<String, String> parameters = new HashMap<>(settings.parameters());
        parameters.putAll(providers.parameters());
        if (ports.api() != 0 && providers.simulator().isPresent()) {
            parameters.putIfAbsent("CallbackUrl", "http://127.0.0.1:" + ports.api());
        }
        parameters.put("RunsLocally", "true");
        return parameters;
    }

    private Optional<ProviderSimulator> simulator(DataDirectory data) {
        if (!ProvidersOfStack.simulated(settings)) {
            return Optional.empty();
        }
        return Optional.of(
                closing.add(
                        ProviderSimulator.start(
                                SimulatorSettings.defaults()
                                        .port(ports.provider())
                                        .keys(SIMULATOR_KEY.value())
                                        .generation(settings.generation())
                                        .accounts(settings.accounts())
                                        .dialect(settings.dialect())
                                        .dataDirectory(data.provider()))));
    }

    private S3Emulator s3(DataDirectory data, Iam iam) {
        return closing.add(S3Emulator.start(ports.s3(), data.s3(), iam));
    }

    private DynamoDbEmulator dynamoDb(DataDirectory data, StackTemplate template, Iam iam) {
        DynamoDbEmulator dynamoDb =
                closing.add(
                        DynamoDbEmulator.start(
                                Door.locked(ports.dynamoDb(), iam),
                                new JsonGuard(iam, JsonNeeds::ofDynamoDb),
                                Optional.of(data.dynamoDb()),
                                clock));
        Tables.create(dynamoDb.address(), StackTemplate.region(), template.tables());
        return dynamoDb;
    }

    private StepFunctionsEmulator stepFunctions(
            StackTemplate template,
            Iam iam,
            LambdaEmulator lambda,
            DynamoDbEmulator dynamoDb,
            EventBridgeEmulator events) {
        Map<String, AccessKey> keys = new HashMap<>();
        template.stateMachines()
                .forEach(
                        machine ->
                                keys.put(
                                        machine.arn(),
                                        iam.assume(machine.roleArn(), "states.amazonaws.com")));
        // Of the services themselves only the machine that makes videos is a caller.
        AccessKey own = Objects.requireNonNull(keys.get(template.stateMachine().arn()));
        ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
        closing.add(tasks::shutdownNow);
        var interpreter =
                new AslInterpreter(
                        closing.add(new ScheduledTimers(clock)),
                        new Random(),
                        tasks,
                        new TaskRunners(
                                FunctionsOfMachines.of(lambda.address(), keys),
                                new UpdateItemTask(dynamoDb.address(), own),
                                new PutEventsTask(events.address(), own)));
        StepFunctionsEmulator stepFunctions =
                closing.add(
                        StepFunctionsEmulator.start(
                                Door.locked(ports.stepFunctions(), iam),
                                new JsonGuard(iam, JsonNeeds::ofStepFunctions),
                                interpreter,
                                StepFunctionsEmulator.KEPT_BY_DEFAULT));
        for (StateMachineResource machine : template.stateMachines()) {
            try {
                stepFunctions.register(machine.name(), definition(machine), machine.roleArn());
            } catch (InvalidDefinitionException e) {
                throw new StartFailedException(machine.definitionUri() + ": " + e.getMessage(), e);
            }
        }
        return stepFunctions;
    }

    private String definition(StateMachineResource machine) {
        Path file = settings.project().resolve(machine.definitionUri());
        try {
            return machine.definition(Files.readString(file));
        } catch (IOException e) {
            throw new StartFailedException(
                    "template.yaml names " + machine.definitionUri() + ", which cannot be read", e);
        }
    }
}

package reelay.stack.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reelay.catalog.CatalogFixture;
import reelay.catalog.bucket.VideoBucket;
import reelay.local.aws.asl.run.AslInterpreter;
import reelay.local.aws.asl.task.LambdaTask;
import reelay.local.aws.asl.task.PutEventsTask;
import reelay.local.aws.asl.task.TaskFailedException;
import reelay.local.aws.asl.task.TaskRunner;
import reelay.local.aws.asl.task.TaskRunners;
import reelay.local.aws.asl.task.UpdateItemTask;
import reelay.local.aws.asl.time.VirtualTimers;
import reelay.local.aws.eventbridge.EventBridgeEmulator;
import reelay.local.aws.protocol.AccessKey;
import reelay.local.aws.stepfunctions.StepFunctionsEmulator;
import reelay.stack.RealFunctions;
import reelay.stack.SameKey;
import reelay.stack.template.StackTemplate;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Our own interpreter on virtual time: a day of waiting costs milliseconds. */
final class VirtualEngine implements Engine {

    /** Ends the work of a task without an answer. */
    private static final class NeverAnswered extends Error {
        private static final long serialVersionUID = 1L;

        NeverAnswered() {
            super("a task that never answers", null, false, false);
        }
    }

    private final VirtualTimers timers = new VirtualTimers(InstantSource.system().instant());
    private final CatalogFixture storage = storage();
    private final VideoRows items = new VideoRows(storage);
    private final VideoBucket objects = storage.bucket();
    private final RealFunctions functions = new RealFunctions(storage.environment(), timers::now);
    private final ScriptedSteps steps =
            new ScriptedSteps(0, ScriptedSteps.Silences.MARKED, functions.address(), items::status);
    private final EventBridgeEmulator events =
            EventBridgeEmulator.start(0, Optional.empty(), timers::now);
    private final FaultyService faultyEvents = new FaultyService(events.address());
    private final FaultyService faultyDynamoDb =
            new FaultyService(storage.dynamoDbAddress().orElseThrow());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StepFunctionsEmulator emulator =
            StepFunctionsEmulator.start(0, interpreter(), StepFunctionsEmulator.KEPT_BY_DEFAULT);
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final SfnClient client =
            SfnClient.builder()
                    .endpointOverride(emulator.address())
                    .region(Region.US_EAST_1)
                    .httpClient(http)
                    .build();

    private AslInterpreter interpreter() {
        LambdaTask lambda = new LambdaTask(steps.address(), AccessKey.ANY);
        TaskRunner answering = call -> unlessSilent(lambda, call);
        return new AslInterpreter(
                timers,
                new Random(5),
                timers.tracked(quietly(threads)),
                new TaskRunners(
                        answering,
                        new UpdateItemTask(faultyDynamoDb.address(), AccessKey.ANY),
                        new PutEventsTask(faultyEvents.address(), AccessKey.ANY)));
    }

    private static JsonNode unlessSilent(LambdaTask lambda, TaskRunner.TaskCall call) {
        try {
            return lambda.run(call);
        } catch (TaskFailedException e) {
            if (e.error().equals(ScriptedSteps.NEVER_ANSWERS)) {
                throw new NeverAnswered();
            }
            throw e;
        }
    }

    private static Executor quietly(Executor threads) {
        return work ->
                threads.execute(
                        () -> {
                            try {
                                work.run();
                            } catch (NeverAnswered _) {
                                // Nobody waits for this thread; the state's own timeout does.
                            }
                        });
    }

    @Override
    public SfnClient stepFunctions() {
        return client;
    }

    @Override
    public VideoRows items() {
        return items;
    }

    @Override
    public VideoBucket objects() {
        return objects;
    }

    @Override
    public ScriptedSteps steps() {
        return steps;
    }

    @Override
    public StackTemplate template() {
        return functions.template();
    }

    @Override
    public boolean startsTogether() {
        return true;
    }

    @Override
    public Optional<String> cannot(Scenario scenario) {
        return Optional.empty();
    }

    @Override
    public void breakServices(String video, Scenario scenario) {
        faultyDynamoDb.refuse(video, scenario.dynamoDbFaults());
        faultyEvents.refuse(video, scenario.eventBridgeFaults());
    }

    @Override
    public void awaitEnd(String executionArn) {
        timers.runUntilIdle();
    }

    @Override
    public List<String> namesOf(String error) {
        return List.of(error);
    }

    @Override
    public void close() {
        client.close();
        http.close();
        emulator.close();
        threads.shutdownNow();
        faultyEvents.close();
        faultyDynamoDb.close();
        events.close();
        steps.close();
        functions.close();
        objects.close();
        storage.close();
    }

    /** S3 checks signatures, and stacks of other tests start in this JVM. */
    private static CatalogFixture storage() {
        SameKey.use();
        return CatalogFixture.start(Optional.empty());
    }
}

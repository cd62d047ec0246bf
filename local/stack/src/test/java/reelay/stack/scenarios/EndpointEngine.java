package reelay.stack.scenarios;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import reelay.catalog.CatalogFixture;
import reelay.catalog.bucket.VideoBucket;
import reelay.stack.RealFunctions;
import reelay.stack.template.StackTemplate;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Somebody else's engine, with its own DynamoDB, S3 and EventBridge, in real time. It must invoke
 * functions at {@link #steps()}.
 */
final class EndpointEngine implements Engine {

    /** Whether it can take all executions at once. */
    enum Starts {
        TOGETHER,
        ONE_BY_ONE
    }

    private final Duration patience;
    private final List<Scenario.Needs> lacks;
    private final Starts starts;
    private final CatalogFixture storage;
    private final VideoRows items;
    private final VideoBucket objects;
    private final RealFunctions functions;
    private final ScriptedSteps steps;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final SfnClient client;

    /**
     * @param endpoint of Step Functions, DynamoDB, S3 and EventBridge
     * @param invokePort where the steps listen
     * @param patience scenarios that take longer are not run
     * @param lacks what it cannot be made to do
     */
    EndpointEngine(
            URI endpoint,
            int invokePort,
            Duration patience,
            Starts starts,
            List<Scenario.Needs> lacks) {
        this.patience = patience;
        this.lacks = List.copyOf(lacks);
        this.starts = starts;
        this.storage = CatalogFixture.start(Optional.of(endpoint));
        this.items = new VideoRows(storage);
        this.objects = storage.bucket();
        this.functions = new RealFunctions(storage.environment(), InstantSource.system());
        this.steps =
                new ScriptedSteps(
                        invokePort,
                        ScriptedSteps.Silences.HELD,
                        functions.address(),
                        items::status);
        this.client =
                SfnClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .httpClient(http)
                        .build();
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
        return starts == Starts.TOGETHER;
    }

    @Override
    public Optional<String> cannot(Scenario scenario) {
        if (scenario.realTime().compareTo(patience) > 0) {
            return Optional.of(
                    "takes %d s, patience is %d s"
                            .formatted(scenario.realTime().toSeconds(), patience.toSeconds()));
        }
        return scenario.needs().stream()
                .filter(lacks::contains)
                .findFirst()
                .map(need -> "needs " + need);
    }

    @Override
    public void breakServices(String video, Scenario scenario) {}

    @Override
    public void awaitEnd(String executionArn) {
        Awaitility.await()
                .atMost(patience.plusSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () ->
                                client.describeExecution(get -> get.executionArn(executionArn))
                                        .status(),
                        status -> status != ExecutionStatus.RUNNING);
    }

    /**
     * Not every engine tells an expression that fails from other trouble at run time, or remembers
     * the error that StopExecution was given.
     */
    @Override
    public List<String> namesOf(String error) {
        return switch (error) {
            case "States.QueryEvaluationError" -> List.of(error, "States.Runtime");
            case ScenarioRun.STOPPED -> List.of(error, "");
            default -> List.of(error);
        };
    }

    @Override
    public void close() {
        client.close();
        http.close();
        steps.close();
        functions.close();
        objects.close();
        storage.close();
    }
}

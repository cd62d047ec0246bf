package reelay.stack.webhooks;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import reelay.catalog.VideoCatalog;
import reelay.deliver.DeliverParts;
import reelay.local.aws.asl.run.AslInterpreter;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.asl.run.StateMachineDefinition;
import reelay.local.aws.asl.task.PutEventsTask;
import reelay.local.aws.asl.task.TaskFailedException;
import reelay.local.aws.asl.task.TaskRunners;
import reelay.local.aws.asl.task.UpdateItemTask;
import reelay.local.aws.dynamodb.DynamoDbEmulator;
import reelay.local.aws.protocol.AccessKey;
import reelay.local.aws.stepfunctions.StepFunctionsEmulator;
import reelay.notify.NotifyParts;
import reelay.stack.faults.FaultPlan;
import reelay.stack.faults.plan.Deadline;
import reelay.stack.faults.plan.Simulation;
import reelay.stack.faults.plan.StepInvocation;
import reelay.stack.faults.process.HttpLine;
import reelay.stack.faults.process.Outside;
import reelay.stack.faults.process.SdkLine;
import reelay.stack.faults.process.SdkLine.Line;
import reelay.stack.faults.wire.AwsJsonService;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.Items;
import reelay.stack.faults.wire.Service;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.StateMachineResource;
import reelay.video.ExtraFields;
import reelay.video.Json;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;
import reelay.webhooks.EventType;
import reelay.webhooks.SecretSeal;
import reelay.webhooks.Signer;
import reelay.webhooks.WebhookEndpoint;
import reelay.webhooks.WebhooksTable;
import reelay.webhooks.post.TryResult;
import reelay.workflow.EventBus;

/**
 * The real notify and deliver, the real state machine between them and receivers of many kinds, in
 * virtual time, where every call of a function may be its last.
 */
final class DeliveryWorld {

    static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

    private static final Instant FOREVER = START.plus(Duration.ofDays(400));

    private static final StackTemplate TEMPLATE =
            StackTemplate.read(
                    Path.of("../../template.yaml"),
                    Map.of("ProviderUrl", "https://provider.test/v1"));

    private static final StateMachineResource MACHINE =
            TEMPLATE.stateMachines().stream()
                    .filter(machine -> machine.logicalId().equals("DeliverStateMachine"))
                    .findFirst()
                    .orElseThrow();

    private static final StateMachineDefinition DEFINITION = definition();

    private static final ThreadLocal<Line> LINE = new ThreadLocal<>();

    /** Made once: each invocation's calls go where its own thread's line leads. */
    private static final Clients CLIENTS = Clients.over(new SdkLine(LINE::get));

    final Simulation simulation = new Simulation(START);
    final Outside outside;
    final List<JsonNode> busEvents = new ArrayList<>();
    final WebhooksTable webhooks;
    final Signer signer = new Signer(new SecretSeal(() -> "a key of this test"));
    final StepFunctionsEmulator stepFunctions;

    private final Map<String, PlayedReceiver> receivers = new HashMap<>();
    private final Map<String, Service> services = new HashMap<>();
    private final Map<String, Integer> invocations = new HashMap<>();
    private final Map<String, RequestStreamHandler> handlers = new HashMap<>();
    private final VideoCatalog catalog;
    private final SplittableRandom ids = new SplittableRandom(1);
    private final Outside calm = new Outside(simulation, FaultPlan.NONE, _ -> {});

    DeliveryWorld(FaultPlan faults) {
        outside = new Outside(simulation, faults, _ -> {});
        var dynamo =
                new AwsJsonService(
                        "DynamoDB",
                        "ProvisionedThroughputExceededException",
                        DynamoDbEmulator.withoutAPort(simulation::now));
        services.put("dynamodb", dynamo);
        services.put("events", new TakesEvents(busEvents));
        new Items(dynamo, TEMPLATE);
        String table = TEMPLATE.function("DeliverFunction").environment().get("WEBHOOKS_TABLE");
        webhooks = WebhooksTable.of(CLIENTS.dynamo(), table);
        catalog =
                new VideoCatalog(
                        CLIENTS.dynamo(),
                        TEMPLATE.function("NotifyFunction").environment().get("VIDEOS_TABLE"));
        HttpLine unused = new HttpLine(LINE::get);
        stepFunctions =
                StepFunctionsEmulator.withoutAPort(
                        new AslInterpreter(
                                simulation,
                                new Random(1),
                                simulation,
                                new TaskRunners(
                                        call -> invoked(call.arguments()),
                                        new UpdateItemTask(
                                                URI.create("https://dynamodb.test"),
                                                AccessKey.ANY,
                                                unused),
                                        new PutEventsTask(
                                                URI.create("https://events.test"),
                                                AccessKey.ANY,
                                                unused))),
                        10_000);
        services.put(
                "states",
                new AwsJsonService(
                        "StepFunctions", "ThrottlingException", stepFunctions.handler()));
        stepFunctions.register(MACHINE.name(), DEFINITION, "arn:aws:iam::000000000000:role/test");
        handlers.put(
                "notify",
                NotifyParts.handler(catalog, webhooks, CLIENTS.stepFunctions(), MACHINE.arn()));
        handlers.put(
                "deliver",
                DeliverParts.handler(
                        webhooks,
                        signer,
                        this::post,
                        new EventBus(CLIENTS.events(), "default"),
                        simulation::now,
                        ids));
    }

    private static StateMachineDefinition definition() {
        try {
            return StateMachineDefinition.parse(
                    MACHINE.definition(
                            Files.readString(Path.of("../..", MACHINE.definitionUri()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A receiver, and an endpoint of this owner's there. */
    PlayedReceiver receiver(String owner, String host, PlayedReceiver.Manner manner) {
        PlayedReceiver receiver = new PlayedReceiver(host, manner, simulation::now);
        receivers.put(host, receiver);
        quietly(
                () -> {
                    WebhookEndpoint endpoint =
                            webhooks.endpoints()
                                    .create(owner, ids, id -> endpoint(owner, id, host))
                                    .orElseThrow();
                    receiver.endpointId = endpoint.id();
                });
        return receiver;
    }

    private WebhookEndpoint endpoint(String owner, String id, String host) {
        return new WebhookEndpoint(
                owner,
                id,
                host,
                Optional.of("https://" + host + ".example.com/hook"),
                List.of(EventType.VIDEO_COMPLETED, EventType.VIDEO_FAILED),
                START,
                START,
                signer.make(owner, id, Optional.empty(), ids).kept(),
                Optional.empty(),
                Optional.empty());
    }

    WebhookEndpoint endpointOf(String owner, PlayedReceiver receiver) {
        WebhookEndpoint[] found = new WebhookEndpoint[1];
        quietly(
                () ->
                        found[0] =
                                webhooks.endpoints()
                                        .find(owner, receiver.endpointId)
                                        .orElseThrow());
        return found[0];
    }

    /** A video of this owner's that is completed at some time, and the bus says so. */
    VideoId completed(String owner, Duration after) {
        VideoId id = VideoId.random(ids);
        quietly(
                () ->
                        catalog.create(
                                Video.queued(
                                        id,
                                        owner,
                                        new VideoRequest(
                                                "sora-2",
                                                new Prompt("a boat"),
                                                4,
                                                VideoSize.of("720x1280"),
                                                new Operation.Create(ExtraFields.NONE)),
                                        "hash",
                                        Optional.empty(),
                                        START,
                                        Optional.empty())));
        simulation.runAt(START.plus(after), () -> tell(id, 0));
        return id;
    }

    /** As EventBridge and Lambda do: asynchronously, and twice again after a minute and two. */
    private void tell(VideoId id, int failed) {
        String event =
                Json.text(
                        Json.object()
                                .put(
                                        "id",
                                        UUID.nameUUIDFromBytes(
                                                        id.value().getBytes(StandardCharsets.UTF_8))
                                                .toString())
                                .put("detail-type", "Video Completed")
                                .put("time", START.toString())
                                .set("detail", Json.object().put("video_id", id.value())));
        simulation.execute(
                () -> {
                    try {
                        run("notify", event);
                    } catch (TaskFailedException e) {
                        if (failed < 2) {
                            Duration wait = Duration.ofMinutes(failed + 1);
                            simulation.runAt(
                                    simulation.now().plus(wait), () -> tell(id, failed + 1));
                        }
                    }
                });
    }

    private JsonNode invoked(JsonNode arguments) {
        ObjectNode answer = Json.object().put("StatusCode", 200);
        answer.set("Payload", run("deliver", arguments.path("Payload").toString()));
        return answer;
    }

    private JsonNode run(String function, String payload) {
        StepInvocation invocation;
        synchronized (this) {
            invocation =
                    new StepInvocation(
                            function,
                            invocations.merge(function, 1, Integer::sum),
                            simulation.now().plusSeconds(30));
        }
        LINE.set(new Line(outside, invocation, services));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Objects.requireNonNull(handlers.get(function))
                    .handleRequest(
                            new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
                            out,
                            new Deadline(simulation, simulation.now().plusSeconds(30)));
            if (!invocation.dead()) {
                return Json.tree(out.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException | RuntimeException | Error e) {
            if (!invocation.dead()) {
                throw new TaskFailedException(e.getClass().getName(), String.valueOf(e), e);
            }
        } finally {
            LINE.remove();
        }
        throw new TaskFailedException("Runtime.ExitError", "{}");
    }

    /** The same as the one over the internet, over the line of whoever calls. */
    private TryResult post(String url, Map<String, String> headers, byte[] body) {
        URI address = URI.create(url);
        PlayedReceiver receiver =
                Objects.requireNonNull(
                        receivers.get(address.getHost().replace(".example.com", "")));
        Line line = LINE.get();
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        try {
            int status =
                    line.outside()
                            .call(
                                    line.invocation(),
                                    receiver,
                                    new HttpCall("POST", address, all, body),
                                    Duration.ofSeconds(15))
                            .status();
            if (status == PlayedReceiver.HANGS) {
                simulation.pause(Duration.ofSeconds(15));
                return new TryResult.Unanswered(TryResult.Trouble.TIMED_OUT);
            }
            return new TryResult.Answered(status);
        } catch (SocketTimeoutException e) {
            return new TryResult.Unanswered(TryResult.Trouble.TIMED_OUT);
        } catch (IOException e) {
            return new TryResult.Unanswered(TryResult.Trouble.NO_ANSWER);
        }
    }

    /** Does something that no fault strikes. */
    private void quietly(Runnable work) {
        LINE.set(new Line(calm, new StepInvocation("test", 1, FOREVER), services));
        try {
            work.run();
        } finally {
            LINE.remove();
        }
    }

    DeliveryWorld live(Duration time) {
        simulation.runUntil(START.plus(time));
        return this;
    }

    /** How many states all executions have entered, and so what they cost. */
    long executions() {
        return stepFunctions.executions().stream().map(Execution::status).count();
    }
}

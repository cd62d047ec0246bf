package reelay.stack.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Random;
import reelay.emulators.asl.AslInterpreter;
import reelay.emulators.asl.Execution;
import reelay.emulators.asl.ExecutionStatus;
import reelay.emulators.asl.PutEventsTask;
import reelay.emulators.asl.StateMachineDefinition;
import reelay.emulators.asl.TaskRunners;
import reelay.emulators.asl.UpdateItemTask;
import reelay.emulators.dynamodb.DynamoDbEmulator;
import reelay.emulators.stepfunctions.StepFunctionsEmulator;
import reelay.stack.faults.SdkLine.Line;
import reelay.stack.template.Template;
import reelay.video.Json;

/**
 * One life of one or two videos, from the app's request to the last sweep: the real handlers and
 * the real state machine, with everything outside in memory and on virtual time.
 */
final class World {

    static final Path PROJECT = Path.of("../..");
    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    /** How often the sweep runs; the template says the same. */
    static final Duration SWEEP = Duration.ofMinutes(5);

    private static final Duration HOLD = Duration.ofHours(2);
    private static final Duration DEADLINE = Duration.ofHours(1);
    private static final Duration STORE = Duration.ofHours(1);

    /** Nothing may be open after this. */
    static final Duration LONGEST = HOLD.plus(DEADLINE).plus(STORE).plus(SWEEP.multipliedBy(4));

    private static final Instant FOREVER = START.plus(Duration.ofDays(400));

    /** What every world is made from, read once. */
    record Plan(Template template, StateMachineDefinition definition) {
        static Plan read() {
            Template template =
                    Template.read(
                            PROJECT.resolve("template.yaml"),
                            Map.of(
                                    "ProviderUrl",
                                    "https://provider.test/v1",
                                    "HoldLimitSeconds",
                                    Long.toString(HOLD.toSeconds()),
                                    "DeadlineSeconds",
                                    Long.toString(DEADLINE.toSeconds()),
                                    "ProviderEncoding",
                                    "json"));
            try {
                return new Plan(
                        template,
                        StateMachineDefinition.parse(
                                template.stateMachine()
                                        .definition(
                                                Files.readString(
                                                        PROJECT.resolve(
                                                                template.stateMachine()
                                                                        .definitionUri())))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    final Story story;
    final Simulation simulation = new Simulation(START);
    final MemoryS3 s3 = new MemoryS3(simulation::now);
    final MemoryProvider provider;
    final Outside outside;
    final Items items;
    final List<JsonNode> events = new ArrayList<>();
    final List<App> apps = new ArrayList<>();
    final StepFunctionsEmulator stepFunctions;
    final Random random;
    private final Plan plan;
    private final Functions functions;
    private final Map<String, Service> services = new HashMap<>();
    private final Invocation scheduler = new Invocation("scheduler", 1, FOREVER);

    World(Plan plan, Story story, FaultPlan faults, long seed, Processes processes) {
        this(plan, story, faults, Oddity.none(), seed, processes);
    }

    World(Plan plan, Story story, FaultPlan faults, Oddity oddity, long seed, Processes processes) {
        this.plan = plan;
        this.story = story;
        this.random = new Random(seed);
        this.provider = new MemoryProvider(story, oddity, simulation::now);
        var dynamo =
                new AwsJsonService(
                        "DynamoDB",
                        "ProvisionedThroughputExceededException",
                        DynamoDbEmulator.withoutAPort(simulation::now));
        this.items = new Items(dynamo, plan.template());
        this.outside = new Outside(simulation, faults, this::lookAtItems);
        this.functions = new Functions(this, processes);
        services.put("dynamodb", dynamo);
        services.put("s3", s3);
        services.put("provider", provider);
        services.put("cdn", provider);
        services.put("secrets", new MemorySecrets());
        services.put("events", new MemoryEvents(events));
        Invocation machine = new Invocation("machine", 1, FOREVER);
        HttpLine line = new HttpLine(() -> new Line(outside, machine, services));
        this.stepFunctions =
                StepFunctionsEmulator.withoutAPort(
                        new AslInterpreter(
                                simulation,
                                random,
                                () -> Long.toHexString(random.nextLong()),
                                simulation,
                                new TaskRunners(
                                        call -> functions.invoke(machine, call.arguments()),
                                        new UpdateItemTask(
                                                URI.create("https://dynamodb.test"), line),
                                        new PutEventsTask(
                                                URI.create("https://events.test"), line))),
                        1000);
        services.put(
                "states",
                new AwsJsonService(
                        "StepFunctions", "ThrottlingException", stepFunctions.handler()));
        stepFunctions.register(
                plan.template().stateMachine().name(),
                plan.definition(),
                "arn:aws:iam::000000000000:role/test");
    }

    private void lookAtItems(String operation) {
        if (!operation.equals("GetItem") && !operation.equals("Query")) {
            items.look(simulation.now());
        }
    }

    Template template() {
        return plan.template();
    }

    Line line(Invocation invocation) {
        return new Line(outside, invocation, services);
    }

    Functions functions() {
        return functions;
    }

    /** Lives until everything is over; how it went is told by {@link Invariants}. */
    World live() {
        for (int video = 1; video <= story.videos(); video++) {
            App app = new App(this, video);
            apps.add(app);
            simulation.runAt(
                    START.plus(story.apart().multipliedBy(video - 1)),
                    () -> simulation.execute(app::run));
        }
        if (!story.stopAfter().isZero()) {
            simulation.runAt(START.plus(story.stopAfter()), this::stopByHand);
        }
        Instant end = START.plus(LONGEST);
        for (Instant at = START.plus(SWEEP); at.isBefore(end); at = at.plus(SWEEP)) {
            simulation.runUntil(at);
            if (over()) {
                break;
            }
            simulation.execute(this::sweep);
        }
        // Late duplicates of an invocation come up to ten minutes later.
        simulation.runUntil(simulation.now().plus(Duration.ofMinutes(20)));
        return this;
    }

    private void sweep() {
        if (template().functions().stream().anyMatch(f -> f.folder().equals("sweep"))) {
            functions.send(scheduler, "SweepFunction", Json.object());
        }
    }

    private void stopByHand() {
        stepFunctions.executions().forEach(it -> it.stop("Stopped", "by hand"));
    }

    boolean over() {
        return apps.stream().allMatch(App::done)
                && items.allSettled()
                && stepFunctions.executions().stream()
                        .map(Execution::status)
                        .noneMatch(ExecutionStatus.RUNNING::equals);
    }

    private record MemorySecrets() implements Service {
        @Override
        public String name() {
            return "SecretsManager";
        }

        @Override
        public String operation(HttpCall call) {
            return call.target();
        }

        @Override
        public HttpReply answer(HttpCall call) {
            return HttpReply.json(
                    200,
                    Json.object()
                            .put("ARN", "arn:aws:secretsmanager:us-east-1:000000000000:secret:p")
                            .put("Name", "p")
                            .put("SecretString", "{\"api_key\":\"sk-test\"}"));
        }

        @Override
        public HttpReply throttle(HttpCall call) {
            return HttpReply.json(400, Json.object().put("__type", "ThrottlingException"));
        }
    }

    private record MemoryEvents(List<JsonNode> events) implements Service {
        @Override
        public String name() {
            return "EventBridge";
        }

        @Override
        public String operation(HttpCall call) {
            return call.target();
        }

        @Override
        public HttpReply answer(HttpCall call) {
            ObjectNode answer = Json.object().put("FailedEntryCount", 0);
            ArrayNode entries = answer.putArray("Entries");
            try {
                for (JsonNode entry :
                        Json.tree(new String(call.body(), StandardCharsets.UTF_8))
                                .path("Entries")) {
                    events.add(entry);
                    entries.addObject().put("EventId", "event-" + events.size());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return HttpReply.json(200, answer);
        }

        @Override
        public HttpReply throttle(HttpCall call) {
            return HttpReply.json(400, Json.object().put("__type", "ThrottlingException"));
        }
    }
}

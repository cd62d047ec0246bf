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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import reelay.local.aws.asl.run.AslInterpreter;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.asl.run.ExecutionStatus;
import reelay.local.aws.asl.run.StateMachineDefinition;
import reelay.local.aws.asl.task.PutEventsTask;
import reelay.local.aws.asl.task.TaskRunners;
import reelay.local.aws.asl.task.UpdateItemTask;
import reelay.local.aws.dynamodb.DynamoDbEmulator;
import reelay.local.aws.protocol.AccessKey;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.aws.stepfunctions.StepFunctionsEmulator;
import reelay.provider.site.OpenAi;
import reelay.stack.faults.plan.Simulation;
import reelay.stack.faults.plan.StepInvocation;
import reelay.stack.faults.plan.Wish;
import reelay.stack.faults.process.FaultyFunctions;
import reelay.stack.faults.process.HttpLine;
import reelay.stack.faults.process.Outside;
import reelay.stack.faults.process.Processes;
import reelay.stack.faults.process.SdkLine.Line;
import reelay.stack.faults.wire.AwsJsonService;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.faults.wire.Items;
import reelay.stack.faults.wire.MemoryS3;
import reelay.stack.faults.wire.Service;
import reelay.stack.template.StackTemplate;
import reelay.video.Json;

/**
 * One life of some videos, from the app's request to the last sweep: the real handlers and the real
 * state machine, with everything outside in memory and on virtual time.
 *
 * @param <P> the provider
 */
public final class World<P extends Service> {

    static final Path PROJECT = Path.of("../..");
    public static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    /** The first words of the hosts where a provider may be and keep its videos. */
    private static final List<String> PROVIDER_HOSTS =
            List.of("provider", "kling", "seedance", "cdn", "files", "login");

    private static final Instant FOREVER = START.plus(Duration.ofDays(400));

    /**
     * How long each part of a video's life may take.
     *
     * @param sweep time from one sweep to the next
     */
    public record Limits(Duration hold, Duration deadline, Duration sweep) {

        /** The state machine's own; no parameter changes it. */
        private static final Duration STORE = Duration.ofHours(1);

        /** The template says the same about the sweep. */
        static Limits usual() {
            return new Limits(Duration.ofHours(2), Duration.ofHours(1), Duration.ofMinutes(5));
        }

        /** Nothing may be open after this. */
        public Duration longest() {
            return hold.plus(deadline).plus(STORE).plus(sweep.multipliedBy(4));
        }
    }

    /**
     * What every world is made from, read once.
     *
     * @param kinds of providers
     */
    public record Plan(
            StackTemplate template,
            StateMachineDefinition definition,
            Limits limits,
            List<String> kinds) {
        static Plan read() {
            return read(Limits.usual());
        }

        public static Plan read(Limits limits) {
            return read(limits, Map.of());
        }

        /**
         * Reads it.
         *
         * @param parameters of the template beside those of every world
         */
        public static Plan read(Limits limits, Map<String, String> parameters) {
            Map<String, String> all = new HashMap<>(parameters);
            all.put("ProviderUrl", "https://provider.test/v1");
            all.put("HoldLimitSeconds", Long.toString(limits.hold().toSeconds()));
            all.put("DeadlineSeconds", Long.toString(limits.deadline().toSeconds()));
            all.put("ProviderEncoding", "json");
            StackTemplate template = StackTemplate.read(PROJECT.resolve("template.yaml"), all);
            try {
                return new Plan(
                        template,
                        StateMachineDefinition.parse(
                                template.stateMachine()
                                        .definition(
                                                Files.readString(
                                                        PROJECT.resolve(
                                                                template.stateMachine()
                                                                        .definitionUri())))),
                        limits,
                        List.of(all.getOrDefault("Providers", OpenAi.KIND).split(",", -1)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Who asks for what.
     *
     * @param stopAfter when an operator stops the executions by hand; zero for never
     * @param providerKey the key in the provider secret
     */
    public record Cast(List<Wish> wishes, Duration stopAfter, String providerKey) {
        public Cast(List<Wish> wishes, Duration stopAfter) {
            this(wishes, stopAfter, "sk-test");
        }
    }

    public final Simulation simulation = new Simulation(START);
    public final MemoryS3 s3 = new MemoryS3(simulation::now);
    public final P provider;
    public final Outside outside;
    public final Items items;
    public final List<JsonNode> events = new ArrayList<>();
    public final List<App> apps = new ArrayList<>();
    public final StepFunctionsEmulator stepFunctions;
    public final Random random;
    private final Plan plan;
    private final Cast cast;
    private final FaultyFunctions functions;
    private final Map<String, Service> services = new HashMap<>();
    private final StepInvocation scheduler = new StepInvocation("scheduler", 1, FOREVER);

    /**
     * @param provider made with the world's clock
     */
    public World(
            Plan plan,
            Cast cast,
            FaultPlan faults,
            long seed,
            Processes processes,
            Function<InstantSource, P> provider) {
        this.plan = plan;
        this.cast = cast;
        this.random = new Random(seed);
        this.provider = provider.apply(simulation::now);
        var dynamo =
                new AwsJsonService(
                        "DynamoDB",
                        "ProvisionedThroughputExceededException",
                        DynamoDbEmulator.withoutAPort(simulation::now));
        this.items = new Items(dynamo, plan.template());
        this.outside = new Outside(simulation, faults, this::lookAtItems);
        this.functions = new FaultyFunctions(this, processes);
        services.put("dynamodb", dynamo);
        services.put("s3", s3);
        PROVIDER_HOSTS.forEach(host -> services.put(host, this.provider.at(host)));
        services.put("secrets", secrets(plan.kinds(), cast.providerKey()));
        services.put("events", new MemoryEvents(events));
        StepInvocation machine = new StepInvocation("machine", 1, FOREVER);
        HttpLine line = new HttpLine(() -> new Line(outside, machine, services));
        this.stepFunctions =
                StepFunctionsEmulator.withoutAPort(
                        new AslInterpreter(
                                simulation,
                                random,
                                simulation,
                                new TaskRunners(
                                        call -> functions.invoke(machine, call.arguments()),
                                        new UpdateItemTask(
                                                URI.create("https://dynamodb.test"),
                                                AccessKey.ANY,
                                                line),
                                        new PutEventsTask(
                                                URI.create("https://events.test"),
                                                AccessKey.ANY,
                                                line))),
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

    /** A world with a provider that keeps to the protocol. */
    static World<MemoryProvider> of(
            Plan plan, Story story, FaultPlan faults, long seed, Processes processes) {
        return of(plan, story, faults, Oddity.none(), seed, processes);
    }

    static World<MemoryProvider> of(
            Plan plan,
            Story story,
            FaultPlan faults,
            Oddity oddity,
            long seed,
            Processes processes) {
        return new World<>(
                plan,
                story.cast(),
                faults,
                seed,
                processes,
                clock -> new MemoryProvider(story, oddity, clock));
    }

    private void lookAtItems(String operation) {
        if (!operation.equals("GetItem") && !operation.equals("Query")) {
            items.look(simulation.now());
        }
    }

    public StackTemplate template() {
        return plan.template();
    }

    public Line line(StepInvocation invocation) {
        return new Line(outside, invocation, services);
    }

    public FaultyFunctions functions() {
        return functions;
    }

    Limits limits() {
        return plan.limits();
    }

    /** Lives until everything is over; how it went is told by {@link OrderlyEnd} and others. */
    public World<P> live() {
        for (Wish wish : cast.wishes()) {
            App app = new App(this, apps.size() + 1, wish);
            apps.add(app);
            simulation.runAt(START.plus(wish.after()), () -> simulation.execute(app::run));
        }
        if (!cast.stopAfter().isZero()) {
            simulation.runAt(START.plus(cast.stopAfter()), this::stopByHand);
        }
        Instant end = START.plus(limits().longest());
        Duration sweep = limits().sweep();
        for (Instant at = START.plus(sweep); at.isBefore(end); at = at.plus(sweep)) {
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

    private static AwsJsonService secrets(List<String> kinds, String key) {
        ObjectNode accounts = Json.object();
        kinds.forEach(kind -> accounts.putObject(kind).put("api_key", key));
        ObjectNode secret =
                Json.object()
                        .put("ARN", "arn:aws:secretsmanager:us-east-1:000000000000:secret:p")
                        .put("Name", "p")
                        .put("SecretString", Json.text(accounts));
        return new AwsJsonService(
                "SecretsManager",
                "ThrottlingException",
                new AwsJsonHandler("secretsmanager", "1.1", Map.of("GetSecretValue", _ -> secret)));
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

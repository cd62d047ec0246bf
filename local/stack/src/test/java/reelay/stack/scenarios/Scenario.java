package reelay.stack.scenarios;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One named path through the state machine: what happens on it, and how it must end. */
public final class Scenario {

    /** The video's item when the execution starts. */
    public enum Item {
        QUEUED,
        COMPLETED,
        FAILED,
        ABSENT
    }

    /** What only an engine of ours can be made to do. */
    enum Needs {
        /** DynamoDB or EventBridge answer errors. */
        BROKEN_SERVICES,
        /** Lambda refuses to run a function. */
        LAMBDA_REFUSALS
    }

    /** How an execution ends, as DescribeExecution tells it. */
    public enum Status {
        SUCCEEDED,
        FAILED,
        ABORTED,
        TIMED_OUT
    }

    private final String name;
    private final Map<String, String> substitutions = new LinkedHashMap<>();
    private final Map<String, List<StepAnswer>> answers = new LinkedHashMap<>();
    private final List<ServiceFault> dynamoDb = new ArrayList<>();
    private final List<ServiceFault> eventBridge = new ArrayList<>();
    private final List<Needs> needs = new ArrayList<>();
    private Item item = Item.QUEUED;
    private Optional<String> input = Optional.empty();
    private boolean woken;
    private Optional<String> prompt = Optional.empty();
    private Optional<Path> definition = Optional.empty();
    private Optional<EarlierSteps> earlier = Optional.empty();
    private Optional<Function<VideoId, Map<String, AttributeValue>>> left = Optional.empty();
    private Duration realTime = Duration.ZERO;
    private List<String> states = List.of();
    private Status status = Status.SUCCEEDED;
    private Optional<String> error = Optional.empty();
    private Optional<String> itemStatus = Optional.empty();
    private Optional<String> itemError = Optional.empty();
    private Optional<String> said = Optional.empty();
    private List<String> events = List.of();

    private Scenario(String name) {
        this.name = name;
    }

    public static Scenario named(String name) {
        return new Scenario(name);
    }

    /** What Submit answers, one invocation after the other; it must be invoked as often. */
    public Scenario submit(StepAnswer... inTurn) {
        return step("Submit", inTurn);
    }

    public Scenario poll(StepAnswer... inTurn) {
        return step("Poll", inTurn);
    }

    public Scenario store(StepAnswer... inTurn) {
        return step("Store", inTurn);
    }

    private Scenario step(String step, StepAnswer... inTurn) {
        answers.computeIfAbsent(step, _ -> new ArrayList<>()).addAll(List.of(inTurn));
        for (StepAnswer answer : inTurn) {
            if (answer instanceof StepAnswer.Refused) {
                needs.add(Needs.LAMBDA_REFUSALS);
            }
            if (answer instanceof StepAnswer.Silence) {
                realTime = realTime.plusSeconds(120);
            }
        }
        return this;
    }

    public static StepAnswer[] times(int count, StepAnswer answer) {
        StepAnswer[] all = new StepAnswer[count];
        Arrays.fill(all, answer);
        return all;
    }

    /** DynamoDB answers these to the state machine before it works again. */
    public Scenario dynamoDb(int times, ServiceFault fault) {
        return faults(dynamoDb, times, fault);
    }

    public Scenario eventBridge(int times, ServiceFault fault) {
        return faults(eventBridge, times, fault);
    }

    private Scenario faults(List<ServiceFault> of, int times, ServiceFault fault) {
        of.addAll(Stream.generate(() -> fault).limit(times).toList());
        needs.add(Needs.BROKEN_SERVICES);
        return this;
    }

    /** Another value for a placeholder of the definition. */
    public Scenario with(String placeholder, Object value) {
        substitutions.put(placeholder, value.toString());
        return this;
    }

    public Scenario item(Item before) {
        item = before;
        return this;
    }

    public Scenario input(String json) {
        input = Optional.of(json);
        return this;
    }

    /** The execution is one that a call-back started. */
    public Scenario wakes() {
        woken = true;
        return this;
    }

    boolean woken() {
        return woken;
    }

    /** The real functions and the provider's simulator make it of this prompt. */
    public Scenario prompt(String text) {
        prompt = Optional.of(text);
        return this;
    }

    /** Another state machine than the template's. */
    Scenario definition(Path file) {
        definition = Optional.of(file);
        return this;
    }

    /** Some of the steps are played as an earlier release took them. */
    Scenario earlier(EarlierSteps steps) {
        earlier = Optional.of(steps);
        return this;
    }

    /** The item that it begins with, letter by letter. */
    Scenario leftBehind(Function<VideoId, Map<String, AttributeValue>> item) {
        left = Optional.of(item);
        return this;
    }

    /** It cannot be over sooner where time is real. */
    public Scenario takes(Duration time) {
        realTime = time;
        return this;
    }

    /** The states it enters, in order, separated by spaces. */
    public Scenario visits(String... parts) {
        states =
                Arrays.stream(parts)
                        .flatMap(part -> Arrays.stream(part.strip().split(" ")))
                        .toList();
        return this;
    }

    public static String times(int count, String part) {
        return (part + " ").repeat(count);
    }

    /** The video is completed, the event sent. */
    public Scenario completes() {
        itemStatus = Optional.of("completed");
        events = List.of("Video Completed");
        return this;
    }

    /** The item says so with this code, the event is sent, the execution fails. */
    public Scenario recordsFailure(String code) {
        status = Status.FAILED;
        error = Optional.of(code);
        itemStatus = Optional.of("failed");
        itemError = Optional.of(code);
        events = List.of("Video Failed");
        return this;
    }

    /** The sentence for people holds this. */
    public Scenario saying(String part) {
        said = Optional.of(part);
        return this;
    }

    /** Nothing was left to do: the execution succeeds, the item stays as it was. */
    public Scenario leavesItAlone() {
        itemStatus =
                switch (item) {
                    case QUEUED -> Optional.of("queued");
                    case COMPLETED -> Optional.of("completed");
                    case FAILED -> Optional.of("failed");
                    case ABSENT -> Optional.empty();
                };
        return this;
    }

    /** The execution ends badly and without an event. */
    public Scenario ends(Status how, String errorName, String itemAfter) {
        status = how;
        error = Optional.of(errorName).filter(text -> !text.isEmpty());
        itemStatus = Optional.of(itemAfter).filter(text -> !text.isEmpty());
        return this;
    }

    public Scenario withCode(String code) {
        itemError = Optional.of(code);
        return this;
    }

    String name() {
        return name;
    }

    Map<String, String> substitutions() {
        return substitutions;
    }

    Map<String, List<StepAnswer>> answers() {
        return answers;
    }

    List<ServiceFault> dynamoDbFaults() {
        return dynamoDb;
    }

    List<ServiceFault> eventBridgeFaults() {
        return eventBridge;
    }

    List<Needs> needs() {
        return needs;
    }

    Item itemBefore() {
        return item;
    }

    Optional<String> inputGiven() {
        return input;
    }

    Optional<String> promptGiven() {
        return prompt;
    }

    Optional<Path> definitionGiven() {
        return definition;
    }

    Optional<EarlierSteps> earlierSteps() {
        return earlier;
    }

    Optional<Function<VideoId, Map<String, AttributeValue>>> itemLeftBehind() {
        return left;
    }

    Duration realTime() {
        return realTime;
    }

    List<String> states() {
        return states;
    }

    Status status() {
        return status;
    }

    Optional<String> error() {
        return error;
    }

    Optional<String> itemStatus() {
        return itemStatus;
    }

    Optional<String> said() {
        return said;
    }

    Optional<String> itemError() {
        return itemError;
    }

    List<String> events() {
        return events;
    }

    @Override
    public String toString() {
        return name;
    }
}

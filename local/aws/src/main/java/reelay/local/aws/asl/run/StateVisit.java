package reelay.local.aws.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.Expression;
import reelay.local.aws.asl.expression.FieldTemplate;
import reelay.local.aws.asl.expression.JsonataFunctions;
import reelay.local.aws.asl.expression.JsonataValues;
import reelay.local.aws.asl.expression.StateFailedException;
import reelay.local.aws.asl.history.HistoryData;
import reelay.local.aws.asl.time.Timers;

/** One stay in a state, with all its tries. */
final class StateVisit {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Journey journey;
    private final String name;
    private final State state;
    private final JsonNode input;
    private final Instant entered;
    private final Map<Retrier, Integer> retries = new HashMap<>();
    private final List<Timers.Pending> timers = new ArrayList<>();
    private int beforeEntered;
    private int enteredEvent;
    private int retryCount;
    private int turn;

    StateVisit(Journey journey, String name, State state, JsonNode input) {
        this.journey = journey;
        this.name = name;
        this.state = state;
        this.input = input;
        this.entered = journey.execution().now();
    }

    /** Enters the state: notes it and makes the first try. */
    void begin() {
        beforeEntered = journey.lastEvent();
        enteredEvent =
                journey.record(
                        state.type() + "StateEntered",
                        named().setAll(HistoryData.text("input", input)));
        tryOnce();
    }

    /** After a redrive a Task is scheduled again without being entered again. */
    void beginAgain() {
        if (state instanceof TaskState) {
            beforeEntered = journey.lastEvent();
            enteredEvent = beforeEntered;
            tryOnce();
        } else {
            begin();
        }
    }

    private void tryOnce() {
        forget();
        guarded(() -> state.enter(this));
    }

    /** Runs a part of the state's work; its failure becomes the state's. */
    void guarded(Runnable work) {
        try {
            work.run();
        } catch (StateFailedException e) {
            noteEvaluation(e);
            failed(e.error(), located(e));
        }
    }

    private void noteEvaluation(StateFailedException e) {
        if (e.field() != null) {
            ObjectNode details = HistoryData.failure(e.error(), located(e));
            details.put("location", e.field()).put("state", name);
            journey.recordAfter(
                    e.ofValue() ? enteredEvent : beforeEntered, "EvaluationFailed", details);
        }
    }

    private @Nullable String located(StateFailedException e) {
        return e.field() == null || e.explanation() == null
                ? e.explanation()
                : located(e.explanation());
    }

    /** A cause the way AWS begins it. */
    String located(String cause) {
        return "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
                .formatted(name, enteredEvent, cause);
    }

    /** Leaves the state with a result: computes Assign and Output and goes on. */
    void leave(JsonNode result, Exit exit, @Nullable String next) {
        guarded(() -> exit(exit, next, result, Map.of("result", result)));
    }

    private void exit(
            Exit exit, @Nullable String next, JsonNode fallback, Map<String, JsonNode> extra) {
        Map<String, JsonNode> assigned = new LinkedHashMap<>();
        exit.assign()
                .forEach(
                        (key, value) -> assigned.put(key, evaluate(value, "Assign/" + key, extra)));
        JsonNode output =
                exit.output() == null ? fallback : evaluate(exit.output(), "Output", extra);
        HistoryData.requireRoom(output, name);
        forget();
        ObjectNode details = named().setAll(HistoryData.text("output", output));
        if (!assigned.isEmpty()) {
            details.setAll(HistoryData.assigned(assigned));
        }
        journey.record(state.type() + "StateExited", details);
        journey.variables().assign(assigned);
        if (next == null) {
            journey.succeed(output);
        } else {
            journey.execution().act(() -> journey.enter(next, output));
        }
    }

    /** This try failed: tries again, goes where a Catch points, or fails the execution. */
    void failed(String error, @Nullable String cause) {
        forget();
        for (Retrier retrier : state.retriers()) {
            if (retrier.matches(error)) {
                int soFar = retries.getOrDefault(retrier, 0);
                if (soFar < retrier.maxAttempts()) {
                    retries.put(retrier, soFar + 1);
                    retryCount++;
                    Duration delay = retrier.delay(soFar, journey.execution().random());
                    later(now().plus(delay), this::tryOnce);
                    return;
                }
                break;
            }
        }
        for (Catcher catcher : state.catchers()) {
            if (catcher.matches(error)) {
                caught(catcher, error, cause);
                return;
            }
        }
        journey.fail(error, cause);
    }

    private void caught(Catcher catcher, String error, @Nullable String cause) {
        // A timeout has no cause, and that is an empty one here (recorded on AWS, 2024-11-28).
        ObjectNode problem =
                NODES.objectNode().put("Error", error).put("Cause", cause == null ? "" : cause);
        try {
            exit(catcher.exit(), catcher.next(), problem, Map.of("errorOutput", problem));
        } catch (StateFailedException e) {
            noteEvaluation(e);
            journey.fail(e.error(), located(e));
        }
    }

    /** The execution fails as a Fail state wants it. */
    void giveUp(@Nullable String error, @Nullable String cause) {
        journey.fail(error, cause);
    }

    /** Runs an action at a later time unless the state is left before. */
    void later(Instant when, Runnable action) {
        int expected = turn;
        Execution execution = journey.execution();
        timers.add(
                execution.runAt(
                        when,
                        () -> {
                            if (turn == expected) {
                                guarded(action);
                            }
                        }));
    }

    /** Brings an answer from elsewhere back; it is ignored if this try is over by then. */
    <T> Consumer<T> ifStillTrying(Consumer<T> action) {
        int expected = turn;
        return answer -> {
            if (turn == expected) {
                guarded(() -> action.accept(answer));
            }
        };
    }

    /** Forgets timers and answers under way. */
    void forget() {
        turn++;
        timers.forEach(Timers.Pending::cancel);
        timers.clear();
    }

    JsonNode evaluate(FieldTemplate template, String field) {
        return evaluate(template, field, Map.of());
    }

    /**
     * Evaluates a field.
     *
     * @param extra what $states holds beside input and context
     */
    JsonNode evaluate(FieldTemplate template, String field, Map<String, JsonNode> extra) {
        if (template instanceof FieldTemplate.Literal(JsonNode value)) {
            return value;
        }
        Map<String, Object> states = new HashMap<>();
        states.put("input", JsonataValues.fromJson(input));
        states.put("context", JsonataValues.fromJson(context()));
        extra.forEach((key, value) -> states.put(key, JsonataValues.fromJson(value)));
        Map<String, Object> variables = journey.variables().visible();
        variables.put("states", states);
        JsonataFunctions functions = journey.execution().functions();
        return template.evaluate(
                field, (expression, at) -> expression.evaluate(at, variables, functions));
    }

    String text(FieldTemplate template, String field) {
        JsonNode value = evaluate(template, field);
        if (!value.isTextual()) {
            throw unexpected(template, field, "string", value);
        }
        return value.textValue();
    }

    /** A whole number of seconds, at least {@code least}. */
    int seconds(FieldTemplate template, String field, int least) {
        JsonNode value = evaluate(template, field);
        if (!value.isNumber()) {
            throw unexpected(template, field, "number", value);
        }
        if (!value.canConvertToInt()
                || value.doubleValue() != value.intValue()
                || value.intValue() < least) {
            throw StateFailedException.evaluation(
                    field,
                    "%s must be a whole number of seconds from %d, was %s"
                            .formatted(field, least, value));
        }
        return value.intValue();
    }

    StateFailedException unexpected(
            FieldTemplate template, String field, String wanted, JsonNode value) {
        String subject =
                template instanceof FieldTemplate.Computed(Expression expression)
                        ? expression.named(field)
                        : "The field '" + field + "'";
        String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
        return StateFailedException.evaluation(
                field,
                "%s returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
                        .formatted(subject, wanted, type, value));
    }

    private ObjectNode context() {
        ObjectNode context = journey.execution().context();
        ObjectNode here =
                context.putObject("State")
                        .put("Name", name)
                        .put("EnteredTime", HistoryData.time(entered));
        // Other states have no count, whatever the guide says (recorded on AWS, 2026-02-19).
        if (state instanceof TaskState) {
            here.put("RetryCount", retryCount);
        }
        return context;
    }

    private ObjectNode named() {
        return NODES.objectNode().put("name", name);
    }

    Instant now() {
        return journey.execution().now();
    }

    String name() {
        return name;
    }

    State state() {
        return state;
    }

    JsonNode input() {
        return input;
    }

    Journey journey() {
        return journey;
    }
}

package reelay.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.local.aws.asl.run.AslInterpreter;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.asl.run.ExecutionStatus;
import reelay.local.aws.asl.run.StateMachine;
import reelay.local.aws.asl.run.StateMachineDefinition;
import reelay.local.aws.asl.task.TaskFailedException;
import reelay.local.aws.asl.task.TaskRunner;
import reelay.local.aws.asl.task.TaskRunners;
import reelay.local.aws.asl.time.VirtualTimers;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.StateMachineResource;
import reelay.video.Json;
import reelay.video.VideoId;
import reelay.video.step.StepInput;

/**
 * No execution runs into a quota of Step Functions ("Step Functions service quotas", developer
 * guide), whatever the template's parameters are.
 */
class ExecutionsStayWithinLimitsTest {

    private static final int MOST_EVENTS = 25_000;

    /** Largest input or output of a state, in bytes of UTF-8. */
    private static final int LARGEST_DATA = 262_144;

    /** Retries of every task; StateMachineIsSoundTest holds it. */
    private static final int RETRIES = 8;

    // What the history tells: a wait and a choice are entered and left; a task is scheduled,
    // started and done besides, and each retry is scheduled, started and failed once more.
    private static final int WAIT = 2;
    private static final int CHOICE = 2;
    private static final int TASK = 5;
    private static final int RETRY = 3;

    private static final TaskRunner FAILING =
            _ -> {
                throw new TaskFailedException("States.Timeout", "every time");
            };

    static Stream<Map<String, String>> parameters() {
        return limits("DeadlineSeconds")
                .flatMap(
                        deadline ->
                                limits("HoldLimitSeconds")
                                        .map(
                                                hold ->
                                                        Map.of(
                                                                "DeadlineSeconds", deadline,
                                                                "HoldLimitSeconds", hold)));
    }

    /** The smallest and the largest value that the template allows. */
    private static Stream<String> limits(String parameter) {
        Matcher values =
                Pattern.compile(
                                "(?ms)^  %s:$.*?MinValue: (\\d+)$.*?MaxValue: (\\d+)$"
                                        .formatted(parameter))
                        .matcher(file("template.yaml"));
        assertThat(values.find()).isTrue();
        return Stream.of(values.group(1), values.group(2));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void theHistoryHasRoomForEverythingThatCanHappen(Map<String, String> parameters) {
        assertThat(mostEvents(machine(parameters))).isLessThan(MOST_EVENTS);
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void theExecutionOutlivesItsOwnLimits(Map<String, String> parameters) throws IOException {
        StateMachineResource machine = machine(parameters);
        int own =
                Stream.of("HoldLimitSeconds", "DeadlineSeconds", "StoreLimitSeconds")
                        .mapToInt(limit -> number(machine, limit))
                        .sum();

        // The rest is for calls that take long, and their retries, before a limit is looked at.
        assertThat(Json.tree(definition(machine)).path("TimeoutSeconds").asInt())
                .isGreaterThan(own + 12 * 3600);
    }

    @Test
    void theWorstThatCanHappenIsAsLongAsComputed() {
        StateMachineResource machine = machine(parameters().toList().getLast());

        Execution worst = runTheWorst(machine);

        assertThat(worst.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(worst.error()).contains("content_unavailable");
        assertThat(worst.history()).hasSize(mostEvents(machine)).hasSizeLessThan(MOST_EVENTS);
    }

    @Test
    void whatTravelsDoesNotGrowWithThePrompt() {
        String input = Json.text(new StepInput(VideoId.random(new SecureRandom())));

        assertThat(input.getBytes(UTF_8)).hasSizeLessThan(LARGEST_DATA / 1_000);
        assertThat(StepInput.class.getRecordComponents()).hasSize(1);
    }

    /**
     * Every attempt of Submit and Poll is a turn of its own, the last call has all its retries;
     * every try of Store has them, and so have the three tasks that end a failure.
     */
    private static int mostEvents(StateMachineResource machine) {
        int start = 1 + 2;
        int attempts = number(machine, "AttemptsLimit") * (WAIT + TASK + CHOICE) - WAIT;
        int tries = storeTries(number(machine, "StoreLimitSeconds"));
        int stores = tries * (WAIT + TASK + RETRIES * RETRY + CHOICE) - WAIT;
        int end = 3 * (TASK + RETRIES * RETRY) + CHOICE + 2;
        return start + attempts + RETRIES * RETRY + stores + end;
    }

    /** Waits double from one second to five minutes; calls and retries take no time. */
    private static int storeTries(int limitSeconds) {
        int tries = 1;
        for (int waited = 0; waited < limitSeconds; tries++) {
            waited += Math.min(300, 1 << (Math.min(tries, 10) - 1));
        }
        return tries;
    }

    /** Nobody ever asks to wait, and everything fails as often as it may. */
    private static Execution runTheWorst(StateMachineResource machine) {
        int limit = number(machine, "AttemptsLimit");
        int submits = limit / 2;
        TaskRunner submit =
                inTurn(
                        call ->
                                call < submits
                                        ? answers("{'outcome':'busy','wait_seconds':0}")
                                        : answers("{'outcome':'accepted','wait_seconds':0}"));
        int polls = limit - submits;
        TaskRunner poll =
                inTurn(
                        call ->
                                call < polls
                                        ? answers("{'outcome':'running','wait_seconds':0}")
                                        : call < polls + RETRIES
                                                ? FAILING
                                                : answers("{'outcome':'finished'}"));
        TaskRunner store =
                lastOf(
                        answers(
                                "{'outcome':'not_yet','wait_seconds':0,'failure':"
                                        + "{'code':'content_unavailable','message':'m'}}"));
        Map<String, TaskRunner> steps = Map.of("Submit", submit, "Poll", poll, "Store", store);
        TaskRunner lambda =
                call -> {
                    String function = call.arguments().path("FunctionName").asText();
                    return steps.entrySet().stream()
                            .filter(step -> function.contains(step.getKey() + "Function"))
                            .findFirst()
                            .orElseThrow()
                            .getValue()
                            .run(call);
                };
        var timers = new VirtualTimers(Instant.parse("2026-01-01T00:00:00Z"));
        var interpreter =
                new AslInterpreter(
                        timers,
                        // Jitter that is always the shortest: no time passes in retries.
                        () -> 0L,
                        Runnable::run,
                        new TaskRunners(
                                lambda, lastOf(_ -> Json.object()), lastOf(_ -> Json.object())));
        Execution execution =
                interpreter.start(
                        new StateMachine(
                                machine.arn(),
                                machine.name(),
                                "role",
                                StateMachineDefinition.parse(definition(machine))),
                        "arn:execution",
                        "worst",
                        Json.object().put("video_id", "video_1"),
                        _ -> {});
        timers.runUntilIdle();
        return execution;
    }

    private static TaskRunner inTurn(IntFunction<TaskRunner> byCall) {
        int[] calls = {0};
        return call -> byCall.apply(++calls[0]).run(call);
    }

    /** Answers only the last of all tries. */
    private static TaskRunner lastOf(TaskRunner answer) {
        return inTurn(call -> call % (RETRIES + 1) == 0 ? answer : FAILING);
    }

    private static TaskRunner answers(String payload) {
        JsonNode result = Json.object().set("Payload", tree(payload.replace('\'', '"')));
        return _ -> result;
    }

    private static JsonNode tree(String json) {
        try {
            return Json.tree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(StateMachineResource machine, String substitution) {
        return Integer.parseInt(machine.substitutions().get(substitution));
    }

    private static StateMachineResource machine(Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("ProviderUrl", "http://127.0.0.1/v1");
        return StackTemplate.parse(file("template.yaml"), all).stateMachine();
    }

    private static String definition(StateMachineResource machine) {
        return machine.definition(file(machine.definitionUri()));
    }

    private static String file(String name) {
        try {
            return Files.readString(StackUnderTest.PROJECT.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

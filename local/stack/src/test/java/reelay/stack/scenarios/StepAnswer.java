package reelay.stack.scenarios;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Json;
import reelay.video.step.PollOutcome;
import reelay.video.step.StoreOutcome;
import reelay.video.step.SubmitOutcome;

/** What one invocation of a scripted step comes to. */
public sealed interface StepAnswer {

    /**
     * The function answers.
     *
     * @param json what it answers
     * @param status what the step wrote to the video's item before; empty for nothing
     */
    record Returned(String json, Optional<String> status) implements StepAnswer {}

    /**
     * The function fails: status 200 with {@code X-Amz-Function-Error}.
     *
     * @param type the class of the exception, or the runtime's word
     */
    record Threw(String type) implements StepAnswer {}

    /**
     * Lambda does not run the function.
     *
     * @param type the error's name, such as TooManyRequestsException
     */
    record Refused(int status, String type) implements StepAnswer {}

    /** Nothing ever comes back. */
    record Silence() implements StepAnswer {}

    /** Somebody stops the execution while the step runs, which then answers all the same. */
    record Stopped(StepAnswer then) implements StepAnswer {}

    /** A message as long as a failure's may be. */
    String LONGEST_MESSAGE = "\u00fc".repeat(1_000);

    public static StepAnswer accepted(int waitSeconds) {
        return new Returned(
                Json.text(new SubmitOutcome.Accepted(Duration.ofSeconds(waitSeconds))),
                Optional.of("in_progress"));
    }

    public static StepAnswer busy(int waitSeconds) {
        return answer(
                new SubmitOutcome.Busy(Duration.ofSeconds(waitSeconds), failure("provider_busy")));
    }

    public static StepAnswer held(int waitSeconds) {
        return answer(
                new SubmitOutcome.Held(
                        Duration.ofSeconds(waitSeconds), failure("organization_unverified")));
    }

    public static StepAnswer refused(String code) {
        return answer(new SubmitOutcome.Refused(failure(code)));
    }

    public static StepAnswer submitFoundItFinal() {
        return answer(new SubmitOutcome.AlreadyFinal());
    }

    public static StepAnswer running(int waitSeconds) {
        return answer(
                new PollOutcome.Running(
                        Duration.ofSeconds(waitSeconds), "its status was 'rendering'"));
    }

    public static StepAnswer finished() {
        return answer(new PollOutcome.Finished());
    }

    public static StepAnswer failed(String code) {
        return answer(new PollOutcome.Failed(failure(code)));
    }

    public static StepAnswer pollFoundItFinal() {
        return answer(new PollOutcome.AlreadyFinal());
    }

    public static StepAnswer stored() {
        return new Returned(
                Json.text(new StoreOutcome.Stored("videos/scenarios/v.mp4", 4_321)),
                Optional.of("completed"));
    }

    public static StepAnswer notYet(int waitSeconds, String code) {
        return answer(new StoreOutcome.NotYet(Duration.ofSeconds(waitSeconds), failure(code)));
    }

    public static StepAnswer lost(String code) {
        return answer(new StoreOutcome.Failed(failure(code)));
    }

    public static StepAnswer storeFoundItFinal() {
        return answer(new StoreOutcome.AlreadyFinal());
    }

    /** AWS's own trouble, as the steps report it. */
    public static StepAnswer awsUnavailable() {
        return new Threw("reelay.aws.AwsUnavailableException");
    }

    /** An exception nobody expected. */
    public static StepAnswer bug() {
        return new Threw("java.lang.NullPointerException");
    }

    public static StepAnswer throttled() {
        return new Refused(429, "TooManyRequestsException");
    }

    public static StepAnswer lambdaBroken() {
        return new Refused(500, "ServiceException");
    }

    /**
     * What Lambda answers in place of running a function that was not called for 14 days, or that
     * it cannot start now.
     */
    public static StepAnswer[] notReady() {
        return new StepAnswer[] {
            new Refused(409, "SnapStartNotReadyException"),
            new Refused(408, "SnapStartTimeoutException"),
            new Refused(400, "SnapStartException"),
            new Refused(400, "SnapStartRegenerationFailureException"),
            new Refused(409, "ResourceConflictException"),
            new Refused(502, "ResourceNotReadyException"),
            new Refused(409, "CodeArtifactUserPendingException"),
        };
    }

    /** A version is being woken up. */
    public static StepAnswer asleep() {
        return notReady()[0];
    }

    public static StepAnswer died() {
        return new Threw("Runtime.ExitError");
    }

    public static StepAnswer tookTooLong() {
        return new Threw("Sandbox.Timedout");
    }

    public static StepAnswer silence() {
        return new Silence();
    }

    public static StepAnswer stoppedByHandThen(StepAnswer answer) {
        return new Stopped(answer);
    }

    /** Any JSON, such as a newer function might answer. */
    public static StepAnswer raw(String json) {
        return new Returned(json, Optional.empty());
    }

    private static StepAnswer answer(Object outcome) {
        return new Returned(Json.text(outcome), Optional.empty());
    }

    private static Failure failure(String code) {
        return new Failure(FailureCode.ofWord(code).orElseThrow(), "Because of " + code + ".");
    }

    /** What a function that failed answers. */
    static String errorDocument(String type) {
        ObjectNode error = Json.object().put("errorMessage", "as the scenario says");
        error.put("errorType", type).putArray("stackTrace");
        return Json.text(error);
    }
}

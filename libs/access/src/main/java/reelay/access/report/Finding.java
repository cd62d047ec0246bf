package reelay.access.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reelay.access.Reason;
import reelay.access.Step;
import reelay.access.Verdict;

/**
 * What one check found.
 *
 * @param check the check's name, such as {@code key_accepted}
 * @param state what came of it
 * @param reason why it did not pass, or what a passing check warns about; else absent
 * @param sentence the same for people
 * @param inferred whether no interface of the provider tells this, so that it was concluded from
 *     signs
 * @param evidence what the provider answered; absent when nothing was asked or answered
 * @param advice what to do, in order; may be empty
 * @param link page about the matter; absent when there is none
 * @param tryAgainAt when another look may find something better, Unix seconds; absent when waiting
 *     does not help
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Finding(
        String check,
        FindingState state,
        @Nullable Reason reason,
        String sentence,
        boolean inferred,
        @Nullable Observation evidence,
        List<Step> advice,
        @Nullable URI link,
        @Nullable Instant tryAgainAt) {

    public Finding {
        advice = List.copyOf(advice);
        boolean reasonOfRightState =
                switch (state) {
                    case FAIL, UNKNOWN -> reason != null;
                    case PASS -> reason == null || reason.verdict() == Verdict.READY;
                    case SKIPPED -> reason == null;
                };
        if (!reasonOfRightState) {
            throw new IllegalArgumentException(
                    "a finding has a reason when it is fail or unknown, " + check + " is " + state);
        }
    }

    /** Nothing speaks against it. */
    public static Finding pass(String check, @Nullable Observation evidence, String sentence) {
        return of(check, FindingState.PASS, null, evidence, sentence);
    }

    /** Something stands in the way. */
    public static Finding fail(
            String check, @Nullable Observation evidence, Reason reason, String sentence) {
        return of(check, FindingState.FAIL, reason, evidence, sentence);
    }

    /** It cannot be told. */
    public static Finding unknown(
            String check, @Nullable Observation evidence, Reason reason, String sentence) {
        return of(check, FindingState.UNKNOWN, reason, evidence, sentence);
    }

    /** It was not looked at. */
    public static Finding skipped(String check, String why) {
        return of(check, FindingState.SKIPPED, null, null, why);
    }

    private static Finding of(
            String check,
            FindingState state,
            @Nullable Reason reason,
            @Nullable Observation evidence,
            String sentence) {
        return new Finding(check, state, reason, sentence, false, evidence, List.of(), null, null);
    }

    /** The same, resting on something else that the provider answered. */
    public Finding observing(Observation answer) {
        return new Finding(
                check, state, reason, sentence, inferred, answer, advice, link, tryAgainAt);
    }

    /** The same with something to do. */
    public Finding advising(List<Step> steps) {
        return new Finding(
                check, state, reason, sentence, inferred, evidence, steps, link, tryAgainAt);
    }

    /** The same with a page about it. */
    public Finding linking(String page) {
        return new Finding(
                check,
                state,
                reason,
                sentence,
                inferred,
                evidence,
                advice,
                URI.create(page),
                tryAgainAt);
    }

    /** The same, to be looked at again then. */
    public Finding tryingAgainAt(Instant when) {
        return new Finding(check, state, reason, sentence, inferred, evidence, advice, link, when);
    }

    /** The same, concluded from signs. */
    public Finding inferredFromSigns() {
        return new Finding(
                check, state, reason, sentence, true, evidence, advice, link, tryAgainAt);
    }

    /** A passing check that warns of something to come. */
    public Finding warning(Reason of) {
        return new Finding(
                check, state, of, sentence, inferred, evidence, advice, link, tryAgainAt);
    }
}

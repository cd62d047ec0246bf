package reelay.accesscheck;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one check found.
 *
 * @param check the check's name, such as {@code key_accepted}
 * @param state what came of it
 * @param reason why it did not pass; absent for {@code pass} and {@code skipped}
 * @param sentence the same for people
 * @param evidence what the provider answered; absent when skipped
 * @param advice what to do, in order; may be empty
 * @param link page about the matter; absent when there is none
 * @param tryAgainAt when another look may find something better, Unix seconds; absent when waiting
 *     does not help
 */
public record Finding(
        String check,
        FindingState state,
        @Nullable Reason reason,
        String sentence,
        @Nullable Observation evidence,
        List<Step> advice,
        @Nullable URI link,
        @Nullable Instant tryAgainAt) {

    public Finding {
        advice = List.copyOf(advice);
        boolean wantsReason = state == FindingState.FAIL || state == FindingState.UNKNOWN;
        if (wantsReason != (reason != null)) {
            throw new IllegalArgumentException(
                    "a finding has a reason when it is fail or unknown, " + check + " is " + state);
        }
    }

    static Finding pass(Check check, Evidence evidence, String sentence) {
        return new Finding(
                check.name(),
                FindingState.PASS,
                null,
                sentence,
                evidence.observation(),
                List.of(),
                null,
                null);
    }

    static Finding fail(Check check, Evidence evidence, Reason reason, String sentence) {
        return new Finding(
                check.name(),
                FindingState.FAIL,
                reason,
                sentence,
                evidence.observation(),
                List.of(),
                null,
                null);
    }

    static Finding unknown(Check check, Evidence evidence, Reason reason, String sentence) {
        return new Finding(
                check.name(),
                FindingState.UNKNOWN,
                reason,
                sentence,
                evidence.observation(),
                List.of(),
                null,
                null);
    }

    static Finding skipped(Check check, String needed) {
        return new Finding(
                check.name(),
                FindingState.SKIPPED,
                null,
                "Not looked at, because " + needed + " did not pass.",
                null,
                List.of(),
                null,
                null);
    }

    Finding advising(List<Step> steps) {
        return new Finding(check, state, reason, sentence, evidence, steps, link, tryAgainAt);
    }

    Finding linking(String page) {
        return new Finding(
                check, state, reason, sentence, evidence, advice, URI.create(page), tryAgainAt);
    }

    Finding tryingAgainAt(Instant when) {
        return new Finding(check, state, reason, sentence, evidence, advice, link, when);
    }
}

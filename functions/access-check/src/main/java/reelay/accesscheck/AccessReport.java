package reelay.accesscheck;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about access at one time.
 *
 * @param verdict whether videos can be made
 * @param reason why, from the first finding that did not pass
 * @param sentence the same for people
 * @param checkedAt when, Unix seconds
 * @param tryAgainAt when another look may find something better, Unix seconds; absent when waiting
 *     does not help
 * @param provider host of the provider's address
 * @param models the models this deployment uses
 * @param keyEnding last four characters of the key; absent when there is no key or it is too short
 * @param findings one for each check, in the order that decides
 * @param steps what to do, in order; may be empty
 */
public record AccessReport(
        Verdict verdict,
        Reason reason,
        String sentence,
        Instant checkedAt,
        @Nullable Instant tryAgainAt,
        String provider,
        List<String> models,
        @Nullable String keyEnding,
        List<Finding> findings,
        List<Step> steps) {

    public AccessReport {
        models = List.copyOf(models);
        findings = List.copyOf(findings);
        steps = List.copyOf(steps);
    }
}

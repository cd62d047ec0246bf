package reelay.access.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.access.Milestones;
import reelay.access.Reason;
import reelay.access.Step;
import reelay.access.Verdict;
import reelay.provider.site.OpenAi;

/**
 * What is known about access at one time.
 *
 * @param kind of the provider, such as {@code openai}
 * @param verdict whether videos can be made
 * @param reason why, from the first finding that did not pass
 * @param sentence the same for people
 * @param checkedAt when, Unix seconds
 * @param tryAgainAt when another look may find something better, Unix seconds; absent when waiting
 *     does not help
 * @param provider host of the provider's address
 * @param models the models this deployment asks it for, as the provider calls them
 * @param standing how each of them stands; absent in a report that an older version wrote
 * @param keyEnding last four characters of the key; absent when there is no key or it is too short
 * @param findings one for each check, in the order that decides; for what is switched off only what
 *     says so
 * @param steps what to do, in order; may be empty
 * @param checklist what must be true before videos can be made
 * @param supportMessage text to send to the provider's support; absent where they cannot help
 * @param milestones what people told about the account
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"object", "kind"})
public record AccessReport(
        String kind,
        Verdict verdict,
        Reason reason,
        String sentence,
        Instant checkedAt,
        @Nullable Instant tryAgainAt,
        String provider,
        List<String> models,
        @Nullable List<ModelStanding> standing,
        @Nullable String keyEnding,
        List<Finding> findings,
        List<Step> steps,
        List<ChecklistLine> checklist,
        @Nullable String supportMessage,
        Milestones milestones) {

    public AccessReport {
        // Reports of older versions do not say it: there was one kind.
        kind = Objects.requireNonNullElse(kind, OpenAi.KIND);
        models = List.copyOf(models);
        standing = standing == null ? null : List.copyOf(standing);
        findings = List.copyOf(findings);
        steps = List.copyOf(steps);
        checklist = List.copyOf(checklist);
    }

    /** What this is on the wire. */
    @JsonProperty("object")
    public String object() {
        return "access.report";
    }

    /**
     * Whether videos of one of its models can be made: a reason that concerns another model alone
     * is none for this one.
     */
    public Verdict verdictOf(String model) {
        if (standing == null || !reason.concernsModels()) {
            return verdict;
        }
        return standing.stream()
                .filter(one -> one.model().equals(model))
                .findFirst()
                .map(
                        one ->
                                switch (one.standing()) {
                                    case PROVED, LISTED -> Verdict.READY;
                                    case REFUSED ->
                                            one.reason() == null ? verdict : one.reason().verdict();
                                    case UNKNOWN -> verdict;
                                })
                .orElse(verdict);
    }

    /** Whether a video of this model was taken, and nothing speaks against it since. */
    boolean proves(String model) {
        return standing != null
                && standing.stream()
                        .filter(one -> one.model().equals(model))
                        .anyMatch(one -> one.standing() == ModelStanding.Standing.PROVED);
    }

    /** Whether verdict or reason differ from the report before; the first report differs. */
    public boolean differsFrom(Optional<AccessReport> before) {
        return before.map(other -> other.verdict != verdict || other.reason != reason).orElse(true);
    }
}

package reelay.accesscheck;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reelay.access.AccessDecision;
import reelay.access.AccessWindows;
import reelay.access.Advice;
import reelay.access.LastSubmits;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.access.Observation;
import reelay.access.ProviderSite;
import reelay.access.Reason;
import reelay.access.Step;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.admin.AdminKey;
import reelay.provider.site.Shutdown;
import reelay.video.Secret;

/**
 * Everything the checks decide from, gathered once.
 *
 * @param now when it was gathered
 * @param providerUrl address of the provider
 * @param models the models this deployment uses
 * @param credentials what the provider secret holds
 * @param answer what the provider said when asked for its models
 * @param submits what the last real submits of each model came to
 * @param milestones what people told
 * @param admin what the admin key told
 */
record Evidence(
        Instant now,
        URI providerUrl,
        List<String> models,
        ProviderCredentials credentials,
        ModelsAnswer answer,
        List<LastSubmits> submits,
        Milestones milestones,
        AdminEvidence admin) {

    /** When nobody says how long to wait, in step with the usual schedule of the check. */
    static final Duration USUAL_WAIT = Duration.ofMinutes(15);

    /** A provider that asks for a longer wait is asked again all the same. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    /**
     * A real submit that the provider refused, and nothing has overtaken.
     *
     * @param model what was to be made with
     * @param error what it said
     * @param at when
     */
    record Refused(String model, ProviderError error, Instant at) {}

    Evidence {
        models = List.copyOf(models);
        submits = List.copyOf(submits);
    }

    Optional<Secret> key() {
        return Optional.ofNullable(credentials.apiKey());
    }

    ProviderSite site() {
        return ProviderSite.of(providerUrl).answering(answeredOrganization());
    }

    String host() {
        return site().host();
    }

    List<Step> advice(Reason reason) {
        return new Advice(site()).on(reason);
    }

    AccessWindows windows() {
        return new AccessWindows(site());
    }

    /** Whether the provider is OpenAI itself, including its regional addresses. */
    boolean atOpenAi() {
        return site().atOpenAi();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** The day a model of this deployment is switched off, as the provider or its host says. */
    Optional<LocalDate> shutdownDate(String model) {
        return Shutdown.known(host(), model)
                .map(Shutdown::day)
                .or(
                        () ->
                                listed().stream()
                                        .filter(listed -> listed.id().equals(model))
                                        .findFirst()
                                        .flatMap(ModelsAnswer.Model::shutdownDate));
    }

    /** The models the provider listed; empty when it answered otherwise. */
    List<ModelsAnswer.Model> listed() {
        return answer instanceof ModelsAnswer.Listed list ? list.models() : List.of();
    }

    /** What the provider, or the way to it, said instead of listing its models. */
    Optional<ProviderError> error() {
        return switch (answer) {
            case ModelsAnswer.Listed _ -> Optional.empty();
            case ModelsAnswer.Denied denied -> Optional.of(denied.error());
            case ModelsAnswer.CannotTell unclear -> Optional.of(unclear.error());
        };
    }

    /** The organization that the last answers name. */
    Optional<String> answeredOrganization() {
        Optional<String> now =
                answer instanceof ModelsAnswer.Listed list
                        ? list.organization()
                        : error().flatMap(ProviderError::organization);
        return now.or(
                () ->
                        submits.stream()
                                .flatMap(submit -> submit.refusal().stream())
                                .flatMap(refusal -> refusal.error().organization().stream())
                                .findFirst());
    }

    /** What people told, and when the key was made as the admin key knows it. */
    Milestones known() {
        return admin.key()
                .told()
                .flatMap(AdminKey::createdAt)
                .map(created -> milestones.with(Milestone.KEY_CREATED_AT, Optional.of(created)))
                .orElse(milestones);
    }

    /** The refusal of a real submit that still counts, of one of these kinds. */
    Optional<Refused> refusal(ProviderErrorKind... kinds) {
        List<ProviderErrorKind> wanted = List.of(kinds);
        return refusals().stream()
                .filter(refused -> wanted.contains(refused.error().kind()))
                .findFirst();
    }

    private List<Refused> refusals() {
        return submits.stream()
                .flatMap(
                        submit ->
                                submit.standingRefusal().stream()
                                        .map(
                                                refusal ->
                                                        new Refused(
                                                                submit.model(),
                                                                refusal.error(),
                                                                refusal.at())))
                .filter(
                        refused ->
                                !AccessWindows.outdated(
                                        refused.error(), refused.at(), known(), now))
                .toList();
    }

    /**
     * When the provider took a video of each model last; empty unless it took one of each and has
     * not refused one since for want of access.
     */
    Optional<Instant> proof() {
        boolean allTaken = submits.stream().allMatch(submit -> submit.succeededAt().isPresent());
        if (submits.isEmpty() || !allTaken || refusals().stream().anyMatch(this::lacksAccess)) {
            return Optional.empty();
        }
        return submits.stream()
                .flatMap(submit -> submit.succeededAt().stream())
                .min(Instant::compareTo);
    }

    private boolean lacksAccess(Refused refused) {
        return switch (windows().decide(refused.error(), known(), now)) {
            case AccessDecision.Propagating _, AccessDecision.Blocked _ -> true;
            case AccessDecision.Busy _, AccessDecision.NotAccess _ -> false;
        };
    }

    /** When to ask again: as the provider says, at most a day from now. */
    Instant later() {
        Duration wait = error().flatMap(ProviderError::retryAfter).orElse(USUAL_WAIT);
        return now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    Optional<String> keyEnding() {
        return key().map(Secret::ending).filter(ending -> !ending.isEmpty());
    }

    /** Why there is no list, as the end of a sentence of ours. */
    String whyNotListed() {
        return switch (error().map(ProviderError::kind).map(ListRefusal::of).orElse(Reason.READY)) {
            case RATE_LIMITED -> "it asks us to come back later, which says nothing about access.";
            case PROVIDER_OVERLOADED -> "it is overloaded, which says nothing about access.";
            case PROVIDER_ERROR -> "it has an error of its own, which says nothing about access.";
            case MODEL_LIST_REFUSED -> "it does not show this key its models.";
            default -> "it has no list of models that we can read. The first video will show it.";
        };
    }

    /** The answer to the question for models, as it may be shown. */
    Observation observation() {
        return switch (answer) {
            case ModelsAnswer.Listed list ->
                    new Observation(200, null, null, headers(list.organization(), null));
            case ModelsAnswer.Denied denied -> observed(denied.error());
            case ModelsAnswer.CannotTell unclear -> observed(unclear.error());
        };
    }

    /** An error as it may be shown. */
    Observation observed(ProviderError error) {
        return new Observation(
                error.httpStatus().isPresent() ? error.httpStatus().getAsInt() : null,
                error.code().map(this::withoutKey).orElse(null),
                withoutKey(error.message()),
                headers(error.organization(), error.retryAfter().orElse(null)));
    }

    private SortedMap<String, String> headers(
            Optional<String> organization, @Nullable Duration retryAfter) {
        SortedMap<String, String> headers = new TreeMap<>();
        organization.ifPresent(id -> headers.put("openai-organization", withoutKey(id)));
        if (retryAfter != null) {
            headers.put("retry-after", Long.toString(retryAfter.toSeconds()));
        }
        return headers;
    }

    /** A provider may repeat the key it was given, anywhere. */
    String withoutKey(String text) {
        return key().map(secret -> text.replace(secret.value(), "[key]")).orElse(text);
    }
}

package reelay.accesscheck.evidence;

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
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.access.ProviderSite;
import reelay.access.Reason;
import reelay.access.Step;
import reelay.access.kept.AskedWith;
import reelay.access.kept.LastSubmits;
import reelay.access.report.ModelStanding;
import reelay.access.report.Observation;
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
 * @param configured whose address that is, before anybody answered
 * @param models the models this deployment uses
 * @param credentials what the provider secret holds
 * @param answer what the provider said when asked for its models
 * @param submits what the last real submits of each model came to
 * @param milestones what people told
 * @param admin what the admin key told
 */
public record Evidence(
        Instant now,
        URI providerUrl,
        ProviderSite configured,
        List<String> models,
        ProviderCredentials credentials,
        ModelsAnswer answer,
        List<LastSubmits> submits,
        Milestones milestones,
        AdminEvidence admin) {

    /** When nobody says how long to wait, in step with the usual schedule of the check. */
    public static final Duration USUAL_WAIT = Duration.ofMinutes(15);

    /** A provider that asks for a longer wait is asked again all the same. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    /** What is quoted in a sentence, in characters; the evidence has more. */
    private static final int LONGEST_QUOTE = 240;

    public Evidence {
        models = List.copyOf(models);
        submits = List.copyOf(submits);
    }

    public Optional<Secret> key() {
        return Optional.ofNullable(credentials.apiKey());
    }

    public ProviderSite site() {
        return submits.stream()
                .flatMap(submit -> submit.refusal().stream())
                .map(LastSubmits.Refusal::error)
                .reduce(
                        configured.answering(answeredOrganization()),
                        ProviderSite::answering,
                        (one, _) -> one);
    }

    public String host() {
        return site().host();
    }

    public List<Step> advice(Reason reason) {
        return new Advice(site()).on(reason);
    }

    public AccessWindows windows() {
        return new AccessWindows(site());
    }

    /** Whether the provider is OpenAI itself, including its regional addresses. */
    boolean atOpenAi() {
        return site().atOpenAi();
    }

    /** Whether models are names of deployments there, which no list shows. */
    public boolean atAzure() {
        return site().atAzure();
    }

    /** Whether the list goes on after what was read of it. */
    public boolean listIsCut() {
        return answer instanceof ModelsAnswer.Listed list && !list.whole();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** The day a model of this deployment is switched off, as the provider or its host says. */
    public Optional<LocalDate> shutdownDate(String model) {
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
    public List<ModelsAnswer.Model> listed() {
        return answer instanceof ModelsAnswer.Listed list ? list.models() : List.of();
    }

    /** Whether the list has the model, by its own name or in a wildcard such as openai/*. */
    public boolean lists(String model) {
        return listed().stream().anyMatch(listed -> covers(listed.id(), model));
    }

    private static boolean covers(String listed, String model) {
        return listed.equals(model)
                || (listed.endsWith("*")
                        && model.startsWith(listed.substring(0, listed.length() - 1)));
    }

    /** Why a model is switched off by its date; empty when it is not. */
    public Optional<Reason> switchedOff(String model) {
        return shutdownDate(model)
                .filter(date -> !today().isBefore(date))
                .map(
                        _ ->
                                Shutdown.known(host(), model)
                                                .filter(
                                                        end ->
                                                                end.kind()
                                                                        == ProviderErrorKind
                                                                                .RETIRED)
                                                .isPresent()
                                        ? Reason.PROVIDER_RETIRED
                                        : Reason.MODEL_RETIRED);
    }

    /** What the provider, or the way to it, said instead of listing its models. */
    public Optional<ProviderError> error() {
        return switch (answer) {
            case ModelsAnswer.Listed _ -> Optional.empty();
            case ModelsAnswer.Denied denied -> Optional.of(denied.error());
            case ModelsAnswer.CannotTell unclear -> Optional.of(unclear.error());
        };
    }

    /** The organization that the last answers name. */
    public Optional<String> answeredOrganization() {
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
    public Milestones known() {
        return admin.key()
                .told()
                .flatMap(AdminKey::createdAt)
                .map(created -> milestones.with(Milestone.KEY_CREATED_AT, Optional.of(created)))
                .orElse(milestones);
    }

    private RealVideos videos() {
        return new RealVideos(submits, AskedWith.of(credentials, providerUrl), known(), now);
    }

    /** The refusal of a real video that still counts, of one of these kinds. */
    public Optional<RealVideos.Refused> refusal(ProviderErrorKind... kinds) {
        List<ProviderErrorKind> wanted = List.of(kinds);
        return videos().refusals().stream()
                .filter(refused -> wanted.contains(refused.error().kind()))
                .findFirst();
    }

    /** The refusal that stands against a model; not one that only says that now is a bad time. */
    public Optional<RealVideos.Refused> against(String model) {
        return videos().refusals().stream()
                .filter(refused -> refused.concerns(model))
                .filter(refused -> reason(refused.error()).isPresent())
                .findFirst();
    }

    /** When the provider took a video of this model, if nothing stands against it since. */
    public Optional<Instant> proof(String model) {
        return against(model).isPresent() ? Optional.empty() : videos().taken(model);
    }

    /** When the provider took a video of each model last; empty unless all are proved. */
    public Optional<Instant> proof() {
        List<Instant> proved =
                models.stream().flatMap(model -> proof(model).stream()).sorted().toList();
        return proved.isEmpty() || proved.size() < models.size()
                ? Optional.empty()
                : Optional.of(proved.getFirst());
    }

    /** How each model stands. */
    public List<ModelStanding> standing() {
        return models.stream().map(this::standing).toList();
    }

    private ModelStanding standing(String model) {
        Optional<Reason> gone = switchedOff(model);
        if (gone.isPresent()) {
            return new ModelStanding(model, ModelStanding.Standing.REFUSED, null, gone.get(), null);
        }
        Optional<RealVideos.Refused> refused = against(model);
        if (refused.isPresent()) {
            ProviderError error = refused.get().error();
            return new ModelStanding(
                    model,
                    ModelStanding.Standing.REFUSED,
                    refused.get().at(),
                    reason(error).orElseThrow(),
                    words(error).orElse(null));
        }
        return proof(model)
                .map(at -> new ModelStanding(model, ModelStanding.Standing.PROVED, at, null, null))
                .orElseGet(
                        () ->
                                new ModelStanding(
                                        model,
                                        lists(model)
                                                ? ModelStanding.Standing.LISTED
                                                : ModelStanding.Standing.UNKNOWN,
                                        null,
                                        null,
                                        null));
    }

    /** What a refusal of a video means for access; empty where that is a matter of the moment. */
    public Optional<Reason> reason(ProviderError error) {
        return switch (windows().decide(error, known(), now)) {
            case AccessDecision.Propagating wait -> Optional.of(wait.reason());
            case AccessDecision.Blocked blocked -> Optional.of(exactly(blocked.reason()));
            case AccessDecision.Busy _ -> Optional.empty();
            case AccessDecision.NotAccess _ ->
                    error.kind() == ProviderErrorKind.REQUEST_REFUSED
                            ? Optional.of(Reason.REQUEST_REFUSED)
                            : Optional.empty();
        };
    }

    /** The secret knows what the provider cannot: what was never sent. */
    private Reason exactly(Reason reason) {
        return switch (reason) {
            case KEY_INVALID -> key().isEmpty() ? Reason.KEY_MISSING : reason;
            case ORGANIZATION_MISMATCH ->
                    credentials.organization() == null
                            ? Reason.ORGANIZATION_HEADER_MISSING
                            : reason;
            default -> reason;
        };
    }

    /** When to ask again: as the provider says, at most a day from now. */
    public Instant later() {
        Duration wait = error().flatMap(ProviderError::retryAfter).orElse(USUAL_WAIT);
        return now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    public Optional<String> keyEnding() {
        return key().map(Secret::ending).filter(ending -> !ending.isEmpty());
    }

    /** Why there is no list, as the end of a sentence of ours. */
    public String whyNotListed() {
        return switch (error().map(ProviderError::kind).map(ListRefusal::of).orElse(Reason.READY)) {
            case RATE_LIMITED -> "it asks us to come back later, which says nothing about access.";
            case PROVIDER_OVERLOADED -> "it is overloaded, which says nothing about access.";
            case PROVIDER_ERROR -> "it has an error of its own, which says nothing about access.";
            case MODEL_LIST_REFUSED -> "it does not show this key its models.";
            default -> "it has no list of models that we can read. The first video will show it.";
        };
    }

    /** The answer to the question for models, as it may be shown. */
    public Observation observation() {
        return switch (answer) {
            case ModelsAnswer.Listed list ->
                    new Observation(200, null, null, headers(list.organization(), null));
            case ModelsAnswer.Denied denied -> observed(denied.error());
            case ModelsAnswer.CannotTell unclear -> observed(unclear.error());
        };
    }

    /** An error as it may be shown. */
    public Observation observed(ProviderError error) {
        return new Observation(
                error.httpStatus().isPresent() ? error.httpStatus().getAsInt() : null,
                error.code().map(this::withoutKey).orElse(null),
                AccessWindows.contradictsItsMeaning(error) ? null : withoutKey(error.message()),
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

    /** The provider's own words, to stand in a sentence of ours; empty if it had none. */
    public Optional<String> words(ProviderError error) {
        if (AccessWindows.contradictsItsMeaning(error)) {
            return Optional.empty();
        }
        String text = withoutKey(error.message()).replaceAll("\\s{1,1000}", " ").strip();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        text.length() > LONGEST_QUOTE
                                ? text.substring(0, LONGEST_QUOTE) + "..."
                                : text);
    }

    /** A provider may repeat the key it was given, anywhere. */
    public String withoutKey(String text) {
        return key().map(secret -> text.replace(secret.value(), "[key]")).orElse(text);
    }
}

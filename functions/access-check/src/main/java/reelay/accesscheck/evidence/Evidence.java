package reelay.accesscheck.evidence;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import reelay.access.AccessDecision;
import reelay.access.AccessWindows;
import reelay.access.Advice;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.access.NativeAccount;
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

    /** A provider that asks for a longer wait is asked again all the same. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

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

    /** Whether models are names of deployments there, which no list shows. */
    public boolean atAzure() {
        return site().atAzure();
    }

    /** Who the provider is, to stand in a sentence. */
    public String who() {
        return site().who();
    }

    /** The account, if it is one at a provider with a wire of its own. */
    public Optional<NativeAccount> nativeAccount() {
        return configured.nativeAccount();
    }

    /** What an error in place of the answer to the free question means for access. */
    public Reason meaning(ProviderErrorKind kind) {
        return nativeAccount()
                .flatMap(account -> account.certainly(kind))
                .orElseGet(() -> ListRefusal.of(kind));
    }

    /** Whether the list goes on after what was read of it. */
    boolean listIsCut() {
        return answer instanceof ModelsAnswer.Listed list && !list.whole();
    }

    /** Whether the provider answered and has no list of models at all. */
    public boolean keepsNoList() {
        return answer instanceof ModelsAnswer.Probed probed && probed.models().isEmpty();
    }

    /** Why nobody knows whether the key is taken, though the provider answered. */
    public Optional<ProviderError> keyDoubt() {
        return answer instanceof ModelsAnswer.Probed probed ? probed.doubt() : Optional.empty();
    }

    /** US dollars that the key's limit leaves, where it has one and that is told. */
    public Optional<BigDecimal> left() {
        return answer instanceof ModelsAnswer.Probed probed ? probed.left() : Optional.empty();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** The models the provider listed; empty when it answered otherwise. */
    public List<ModelsAnswer.Model> listed() {
        return switch (answer) {
            case ModelsAnswer.Listed list -> list.models();
            case ModelsAnswer.Probed probed -> probed.models().orElse(List.of());
            case ModelsAnswer.Denied _, ModelsAnswer.CannotTell _ -> List.of();
        };
    }

    /** What is known of one of the models. */
    public ModelEvidence of(String model) {
        return new ModelEvidence(this, model);
    }

    /**
     * The models that the provider does not list, though it lists others, and of which it never
     * took a video: that proves more than its list.
     */
    public List<String> missing() {
        return listed().isEmpty() || listIsCut() || atAzure() ? List.of() : unlisted();
    }

    /** The models that what was read of the list does not have, and no video proved. */
    public List<String> unlisted() {
        return models.stream()
                .filter(model -> !of(model).listed())
                .filter(model -> of(model).proof().isEmpty())
                .toList();
    }

    /** What the provider, or the way to it, said instead of listing its models. */
    public Optional<ProviderError> error() {
        return switch (answer) {
            case ModelsAnswer.Listed _, ModelsAnswer.Probed _ -> Optional.empty();
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

    RealVideos videos() {
        return new RealVideos(submits, AskedWith.of(credentials, providerUrl), known(), now);
    }

    /** The refusal of a real video that still counts, of one of these kinds. */
    public Optional<RealVideos.Refused> refusal(ProviderErrorKind... kinds) {
        List<ProviderErrorKind> wanted = List.of(kinds);
        return videos().refusals().stream()
                .filter(refused -> wanted.contains(refused.error().kind()))
                .findFirst();
    }

    /** The refusal that asks for a verified organization, if there is one. */
    public Optional<ProviderError> unverified() {
        return error().filter(error -> error.kind() == ProviderErrorKind.ORGANIZATION_UNVERIFIED)
                .or(
                        () ->
                                refusal(ProviderErrorKind.ORGANIZATION_UNVERIFIED)
                                        .map(RealVideos.Refused::error));
    }

    /** When the provider took a video of each model last; empty unless all are proved. */
    public Optional<Instant> proof() {
        List<Instant> proved =
                models.stream().flatMap(model -> of(model).proof().stream()).sorted().toList();
        return proved.isEmpty() || proved.size() < models.size()
                ? Optional.empty()
                : Optional.of(proved.getFirst());
    }

    /** How each model stands. */
    public List<ModelStanding> standing() {
        return models.stream().map(model -> of(model).standing()).toList();
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
        Duration wait = error().flatMap(ProviderError::retryAfter).orElse(AccessWindows.BUSY);
        return now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    public Optional<String> keyEnding() {
        return key().map(Secret::ending).filter(ending -> !ending.isEmpty());
    }

    /** Why there is no list, as the end of a sentence of ours. */
    public String whyNotListed() {
        return switch (error().map(ProviderError::kind).map(this::meaning).orElse(Reason.READY)) {
            case RATE_LIMITED -> "it asks us to come back later, which says nothing about access.";
            case PROVIDER_OVERLOADED -> "it is overloaded, which says nothing about access.";
            case PROVIDER_ERROR -> "it has an error of its own, which says nothing about access.";
            case MODEL_LIST_REFUSED ->
                    nativeAccount().isPresent()
                            ? "it refuses the question that costs nothing."
                            : "it does not show this key its models.";
            default ->
                    nativeAccount().isPresent()
                            ? "it gave no answer that we can read. The first video will show it."
                            : "it has no list of models that we can read. The first video will show"
                                    + " it.";
        };
    }

    /** The answer to the question for models, as it may be shown. */
    public Observation observation() {
        return quoting().observation(answer);
    }

    /** How the provider's words may be shown. */
    public Quoting quoting() {
        return new Quoting(key());
    }
}

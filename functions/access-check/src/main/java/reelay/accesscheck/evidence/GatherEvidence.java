package reelay.accesscheck.evidence;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import reelay.access.Milestones;
import reelay.access.ProviderSite;
import reelay.access.kept.SubmitEvidence;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.UnreadableCredentialsException;
import reelay.provider.VideoProvider;
import reelay.provider.site.Shutdown;

/**
 * Asks provider and table for all that is known.
 *
 * @param admin asks with the admin key; empty where accounts have none
 * @param credentials read on each run, so that a new key counts at once
 * @param providerUrl the provider's address
 * @param site whose address that is
 * @param models the models this deployment uses, as the provider calls them
 * @param milestones what people told about the account
 */
public record GatherEvidence(
        VideoProvider provider,
        Optional<AskAdmin> admin,
        Supplier<ProviderCredentials> credentials,
        URI providerUrl,
        ProviderSite site,
        List<String> models,
        SubmitEvidence submits,
        Supplier<Milestones> milestones,
        InstantSource clock) {

    public GatherEvidence {
        models = List.copyOf(models);
    }

    /**
     * Gathers it now.
     *
     * @param patience longest wait for the provider
     */
    public Evidence within(Duration patience) {
        return whereItIsSwitchedOff().map(this::unasked).orElseGet(() -> asked(patience));
    }

    /** Why nobody need be asked: everything that this deployment uses is known to be gone. */
    private Optional<Shutdown> whereItIsSwitchedOff() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Shutdown> ends =
                models.stream()
                        .flatMap(model -> Shutdown.of(site.host(), model, today).stream())
                        .toList();
        return ends.size() == models.size() ? ends.stream().findFirst() : Optional.empty();
    }

    private Evidence unasked(Shutdown end) {
        return evidence(
                us(),
                new ModelsAnswer.CannotTell(
                        new ProviderError(
                                end.kind(),
                                OptionalInt.empty(),
                                Optional.empty(),
                                end.sentence(),
                                Optional.empty(),
                                Optional.empty())),
                AdminEvidence.none("the service is switched off"));
    }

    private Evidence evidence(
            ProviderCredentials us, ModelsAnswer answer, AdminEvidence adminEvidence) {
        return new Evidence(
                clock.instant(),
                providerUrl,
                site,
                models,
                us,
                answer,
                models.stream().map(submits::latest).toList(),
                milestones.get(),
                adminEvidence);
    }

    /** The provider is asked two things at once, so one patience is enough for both. */
    private Evidence asked(Duration patience) {
        ProviderCredentials us = us();
        PatientQuestion<ModelsAnswer> list =
                PatientQuestion.begin(
                        "models",
                        patience,
                        provider::models,
                        () -> new ModelsAnswer.CannotTell(tooLate(patience)));
        PatientQuestion<AdminEvidence> told =
                PatientQuestion.begin(
                        "admin",
                        patience,
                        () -> told(us),
                        () -> AdminEvidence.none("the provider had not answered in time"));
        return evidence(us, list.answer(), told.answer());
    }

    private AdminEvidence told(ProviderCredentials us) {
        return admin.map(
                        ask -> ask.whyNot().map(AdminEvidence::none).orElseGet(() -> ask.about(us)))
                .orElseGet(() -> AdminEvidence.none("accounts there have no admin key"));
    }

    /** A secret that cannot be read is what the provider's own answer is about, without a call. */
    private ProviderCredentials us() {
        try {
            return credentials.get();
        } catch (UnreadableCredentialsException e) {
            return new ProviderCredentials(null, null, null);
        }
    }

    private static ProviderError tooLate(Duration patience) {
        return new ProviderError(
                ProviderErrorKind.TIMED_OUT,
                OptionalInt.empty(),
                Optional.empty(),
                "the list of models had not arrived after " + patience.toMillis() + " ms",
                Optional.empty(),
                Optional.empty());
    }
}

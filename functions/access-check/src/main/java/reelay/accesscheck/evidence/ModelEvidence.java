package reelay.accesscheck.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import reelay.access.Reason;
import reelay.access.report.ModelStanding;
import reelay.access.report.ModelStanding.Standing;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderErrorKind;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.models.ModelFacts;
import reelay.provider.site.Shutdown;

/**
 * What the evidence says of one model.
 *
 * @param all the evidence
 * @param model the model
 */
public record ModelEvidence(Evidence all, String model) {

    /** Whether the list has it, by its own name or in a wildcard such as openai/*. */
    public boolean listed() {
        return all.listed().stream().anyMatch(listed -> covers(listed.id()));
    }

    private boolean covers(String listed) {
        return listed.equals(model)
                || (listed.endsWith("*")
                        && model.startsWith(listed.substring(0, listed.length() - 1)));
    }

    /** The day it is switched off, as the provider's host or its list says. */
    public Optional<LocalDate> shutdownDate() {
        return Shutdown.known(all.host(), model)
                .map(Shutdown::day)
                .or(this::listedShutdownDate)
                .or(this::catalogueShutdownDate);
    }

    private Optional<LocalDate> listedShutdownDate() {
        return all.listed().stream()
                .filter(listed -> listed.id().equals(model))
                .findFirst()
                .flatMap(ModelsAnswer.Model::shutdownDate);
    }

    /** As its vendor told, where the catalogue has it. */
    private Optional<LocalDate> catalogueShutdownDate() {
        return all.nativeAccount()
                .flatMap(account -> ModelCatalogue.builtIn().model(account.kind(), model))
                .flatMap(ModelFacts::shutdown);
    }

    /** Why it is switched off by its date; empty when it is not. */
    public Optional<Reason> switchedOff() {
        return shutdownDate()
                .filter(date -> !all.today().isBefore(date))
                .map(_ -> wholeServiceEnds() ? Reason.PROVIDER_RETIRED : Reason.MODEL_RETIRED);
    }

    private boolean wholeServiceEnds() {
        return Shutdown.known(all.host(), model)
                .filter(end -> end.kind() == ProviderErrorKind.RETIRED)
                .isPresent();
    }

    /** The refusal that stands against it; not one that only says that now is a bad time. */
    public Optional<RealVideos.Refused> refusal() {
        return all.videos().refusals().stream()
                .filter(refused -> refused.concerns(model))
                .filter(refused -> all.reason(refused.error()).isPresent())
                .findFirst();
    }

    /** When the provider took a video of it, if nothing stands against it since. */
    public Optional<Instant> proof() {
        return refusal().isPresent() ? Optional.empty() : all.videos().taken(model);
    }

    /** The best that is known of it. */
    ModelStanding standing() {
        return switchedOff()
                .map(gone -> new ModelStanding(model, Standing.REFUSED, null, gone, null))
                .or(() -> refusal().map(this::refused))
                .or(() -> proof().map(this::proved))
                .orElseGet(
                        () ->
                                new ModelStanding(
                                        model,
                                        listed() ? Standing.LISTED : Standing.UNKNOWN,
                                        null,
                                        null,
                                        null));
    }

    private ModelStanding refused(RealVideos.Refused refused) {
        return new ModelStanding(
                model,
                Standing.REFUSED,
                refused.at(),
                all.reason(refused.error()).orElseThrow(),
                all.quoting().words(refused.error()).orElse(null));
    }

    private ModelStanding proved(Instant at) {
        return new ModelStanding(model, Standing.PROVED, at, null, null);
    }
}

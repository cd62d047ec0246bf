package reelay.accesscheck;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import reelay.access.Advice;
import reelay.access.Finding;
import reelay.access.Reason;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;

/** Does the provider list every model of this deployment for this key? */
final class ModelListed implements Check {

    static final String NAME = "model_listed";

    /** From how many days before its end a model is warned about. */
    private static final int WARNING_DAYS = 30;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(KeyAccepted.NAME);
    }

    @Override
    public Finding decide(Evidence evidence) {
        return evidence.error()
                .map(error -> cannotTell(evidence, error))
                .orElseGet(() -> compare(evidence));
    }

    private Finding compare(Evidence evidence) {
        List<String> listed = evidence.listed().stream().map(ModelsAnswer.Model::id).toList();
        if (listed.isEmpty()) {
            return cannotTell(evidence, Reason.NO_MODEL_LIST, "its list of models is empty.");
        }
        List<String> missing =
                evidence.models().stream().filter(model -> !listed.contains(model)).toList();
        return missing.isEmpty() ? listed(evidence) : notListed(evidence, missing);
    }

    private Finding listed(Evidence evidence) {
        List<String> warnings =
                evidence.models().stream()
                        .flatMap(model -> warning(evidence, model).stream())
                        .toList();
        Finding listed =
                pass(
                        evidence,
                        evidence.host()
                                + " lists "
                                + String.join(", ", evidence.models())
                                + ". Being listed is no proof: the first video that is accepted is."
                                + String.join("", warnings));
        return warnings.isEmpty()
                ? listed
                : listed.advising(new Advice(evidence.site()).beforeShutdown());
    }

    private static Optional<String> warning(Evidence evidence, String model) {
        Optional<LocalDate> shutdown = evidence.shutdownDate(model);
        LocalDate horizon = evidence.today().plusDays(WARNING_DAYS);
        return shutdown.filter(date -> !date.isAfter(horizon))
                .map(date -> " Warning: " + model + " is switched off on " + date + ".");
    }

    private Finding notListed(Evidence evidence, List<String> missing) {
        return fail(
                        evidence,
                        Reason.MODEL_NOT_ENABLED,
                        evidence.host()
                                + " does not list "
                                + String.join(", ", missing)
                                + " for this key: the name is another one there, or the account has"
                                + " no access to it.")
                .advising(evidence.advice(Reason.MODEL_NOT_ENABLED));
    }

    private Finding cannotTell(Evidence evidence, ProviderError error) {
        Reason reason = ListRefusal.of(error.kind());
        Finding unknown = cannotTell(evidence, reason, evidence.whyNotListed());
        return switch (reason) {
            case RATE_LIMITED, PROVIDER_OVERLOADED, PROVIDER_ERROR ->
                    unknown.tryingAgainAt(evidence.later());
            default -> unknown;
        };
    }

    private Finding cannotTell(Evidence evidence, Reason reason, String why) {
        return unknown(
                evidence,
                reason,
                "Cannot tell whether "
                        + evidence.host()
                        + " has "
                        + String.join(", ", evidence.models())
                        + " for us: "
                        + why);
    }
}

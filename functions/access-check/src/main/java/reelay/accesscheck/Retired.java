package reelay.accesscheck;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import reelay.access.Finding;
import reelay.access.Reason;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.site.OpenAi;
import reelay.provider.site.Shutdown;

/** Is the provider or a model switched off? No other advice would help then. */
final class Retired implements Check {

    static final String NAME = "retired";

    private static final int GONE = 410;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Finding decide(Evidence evidence) {
        return byDate(evidence)
                .or(() -> byAnswer(evidence))
                .or(() -> bySubmit(evidence))
                .orElseGet(
                        () ->
                                pass(
                                        evidence,
                                        "Nothing says that "
                                                + evidence.host()
                                                + " or its models are switched off."));
    }

    private Optional<Finding> byDate(Evidence evidence) {
        return evidence.models().stream()
                .filter(model -> switchedOff(evidence, model))
                .findFirst()
                .map(
                        model ->
                                evidence.atOpenAi() && OpenAi.madeVideosWith(model)
                                        ? soraIsGone(evidence)
                                        : modelIsGone(evidence, model));
    }

    private static boolean switchedOff(Evidence evidence, String model) {
        Optional<LocalDate> date = evidence.shutdownDate(model);
        return date.isPresent() && !evidence.today().isBefore(date.get());
    }

    private Optional<Finding> byAnswer(Evidence evidence) {
        return evidence.error()
                .filter(Retired::meansRetired)
                .map(
                        error ->
                                evidence.models().stream()
                                        .filter(error.message()::contains)
                                        .findFirst()
                                        .map(model -> modelIsGone(evidence, model))
                                        .orElseGet(() -> providerIsGone(evidence)));
    }

    private Optional<Finding> bySubmit(Evidence evidence) {
        return evidence.refusal(ProviderErrorKind.RETIRED, ProviderErrorKind.MODEL_RETIRED)
                .map(
                        refused ->
                                refused.error().kind() == ProviderErrorKind.RETIRED
                                        ? providerIsGone(evidence, refused)
                                        : modelIsGone(evidence, refused));
    }

    private Finding providerIsGone(Evidence evidence, Evidence.Refused refused) {
        return refused(
                evidence,
                refused,
                Reason.PROVIDER_RETIRED,
                evidence.host() + " says that this service is switched off.");
    }

    private Finding modelIsGone(Evidence evidence, Evidence.Refused refused) {
        return refused(
                evidence,
                refused,
                Reason.MODEL_RETIRED,
                evidence.host() + " says that " + refused.model() + " is switched off.");
    }

    private static boolean meansRetired(ProviderError error) {
        return error.kind() == ProviderErrorKind.RETIRED
                || error.kind() == ProviderErrorKind.MODEL_RETIRED
                || (error.httpStatus().isPresent() && error.httpStatus().getAsInt() == GONE);
    }

    private Finding soraIsGone(Evidence evidence) {
        return fail(
                        evidence,
                        Reason.PROVIDER_RETIRED,
                        Shutdown.atOpenAi(evidence.host()).sentence() + ".")
                .linking(OpenAi.DEPRECATIONS);
    }

    private Finding modelIsGone(Evidence evidence, String model) {
        String when =
                evidence.shutdownDate(model)
                        .map(date -> evidence.host() + " switched " + model + " off on " + date)
                        .orElse(evidence.host() + " says that " + model + " is switched off");
        return fail(
                evidence,
                Reason.MODEL_RETIRED,
                when + "; no change to the account brings it back.");
    }

    private Finding providerIsGone(Evidence evidence) {
        return fail(
                evidence,
                Reason.PROVIDER_RETIRED,
                evidence.host()
                        + " says that this service is switched off; no change to the"
                        + " account brings it back.");
    }
}

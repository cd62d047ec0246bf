package reelay.accesscheck.checks;

import java.util.Optional;
import reelay.access.AccessWindows;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.RealVideos;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.site.Shutdown;

/** Is the provider or a model switched off? No other advice would help then. */
record Retired(String check, Evidence evidence) implements Examination {

    @Override
    public Finding decide() {
        return byDate().or(this::byAnswer)
                .or(this::bySubmit)
                .orElseGet(
                        () ->
                                pass(
                                        "Nothing says that "
                                                + evidence.who()
                                                + " or its models are switched off."));
    }

    private Optional<Finding> byDate() {
        return evidence.models().stream()
                .filter(model -> evidence.of(model).switchedOff().isPresent())
                .findFirst()
                .map(
                        model ->
                                Shutdown.known(evidence.host(), model)
                                        .map(end -> isGone(model, end))
                                        .orElseGet(() -> modelIsGone(model)));
    }

    private Finding isGone(String model, Shutdown end) {
        return hasEnded(evidence.of(model).switchedOff().orElseThrow(), end);
    }

    private Finding hasEnded(Reason reason, Shutdown end) {
        Finding gone =
                Finding.fail(check, null, reason, end.sentence() + ".")
                        .advising(evidence.advice(reason));
        return end.page().map(gone::linking).orElse(gone);
    }

    private Optional<Finding> byAnswer() {
        return evidence.error()
                .filter(Retired::meansRetired)
                .map(
                        error ->
                                evidence.models().stream()
                                        .filter(error.message()::contains)
                                        .findFirst()
                                        .map(this::modelIsGone)
                                        .orElseGet(this::providerIsGone));
    }

    private Optional<Finding> bySubmit() {
        return evidence.refusal(ProviderErrorKind.RETIRED, ProviderErrorKind.MODEL_RETIRED)
                .map(
                        refused ->
                                refused.error().kind() == ProviderErrorKind.RETIRED
                                        ? providerIsGone(refused)
                                        : modelIsGone(refused));
    }

    private Finding providerIsGone(RealVideos.Refused refused) {
        return AccessWindows.contradictsItsMeaning(refused.error())
                ? isPassedOn()
                : refused(
                        refused,
                        Reason.PROVIDER_RETIRED,
                        evidence.who() + " says that this service is switched off.");
    }

    /** Somebody who passes requests on to OpenAI still answers as it once did. */
    private Finding isPassedOn() {
        return hasEnded(Reason.PROVIDER_RETIRED, Shutdown.atOpenAi(evidence.host()));
    }

    private Finding modelIsGone(RealVideos.Refused refused) {
        return refused(
                refused,
                Reason.MODEL_RETIRED,
                evidence.who() + " says that " + refused.model() + " is switched off.");
    }

    private static boolean meansRetired(ProviderError error) {
        return error.kind() == ProviderErrorKind.RETIRED
                || error.kind() == ProviderErrorKind.MODEL_RETIRED;
    }

    private Finding modelIsGone(String model) {
        String when =
                evidence.of(model)
                        .shutdownDate()
                        .map(date -> evidence.who() + " switched " + model + " off on " + date)
                        .orElse(evidence.who() + " says that " + model + " is switched off");
        return fail(Reason.MODEL_RETIRED, when + "; no change to the account brings it back.");
    }

    private Finding providerIsGone() {
        return fail(
                Reason.PROVIDER_RETIRED,
                evidence.who()
                        + " says that this service is switched off; no change to the"
                        + " account brings it back.");
    }
}

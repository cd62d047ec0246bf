package reelay.accesscheck.checks;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reelay.access.AccessWindows;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.RealVideos;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.site.OpenAi;
import reelay.provider.site.Shutdown;

/** Is the provider or a model switched off? No other advice would help then. */
public final class Retired implements Check {

    static final String NAME = "retired";

    /** What is switched off: no other advice would bring it back. */
    public static final Set<Reason> ENDS =
            EnumSet.of(Reason.PROVIDER_RETIRED, Reason.MODEL_RETIRED);

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
                .filter(model -> evidence.switchedOff(model).isPresent())
                .findFirst()
                .map(
                        model ->
                                Shutdown.known(evidence.host(), model)
                                        .map(end -> isGone(evidence, model, end))
                                        .orElseGet(() -> modelIsGone(evidence, model)));
    }

    private Finding isGone(Evidence evidence, String model, Shutdown end) {
        Reason reason = evidence.switchedOff(model).orElseThrow();
        Finding gone =
                Finding.fail(NAME, null, reason, end.sentence() + ".")
                        .advising(evidence.advice(reason));
        return reason == Reason.PROVIDER_RETIRED ? gone.linking(OpenAi.DEPRECATIONS) : gone;
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

    private Finding providerIsGone(Evidence evidence, RealVideos.Refused refused) {
        return AccessWindows.contradictsItsMeaning(refused.error())
                ? isPassedOn(evidence)
                : refused(
                        evidence,
                        refused,
                        Reason.PROVIDER_RETIRED,
                        evidence.host() + " says that this service is switched off.");
    }

    /** Somebody who passes requests on to OpenAI still answers as it once did. */
    private Finding isPassedOn(Evidence evidence) {
        return Finding.fail(
                        NAME,
                        null,
                        Reason.PROVIDER_RETIRED,
                        Shutdown.atOpenAi(evidence.host()).sentence() + ".")
                .advising(evidence.advice(Reason.PROVIDER_RETIRED))
                .linking(OpenAi.DEPRECATIONS);
    }

    private Finding modelIsGone(Evidence evidence, RealVideos.Refused refused) {
        return refused(
                evidence,
                refused,
                Reason.MODEL_RETIRED,
                evidence.host() + " says that " + refused.model() + " is switched off.");
    }

    private static boolean meansRetired(ProviderError error) {
        return error.kind() == ProviderErrorKind.RETIRED
                || error.kind() == ProviderErrorKind.MODEL_RETIRED;
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

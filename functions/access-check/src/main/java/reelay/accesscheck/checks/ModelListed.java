package reelay.accesscheck.checks;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import reelay.access.Advice;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.RealVideos;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

/** Does the provider list every model of this deployment for this key? */
record ModelListed(String check, Evidence evidence) implements Examination {

    /** From how many days before its end a model is warned about. */
    private static final int WARNING_DAYS = 30;

    @Override
    public Finding decide() {
        return evidence.refusal(
                        ProviderErrorKind.MODEL_NOT_PERMITTED, ProviderErrorKind.MODEL_NOT_FOUND)
                .map(this::notForUs)
                .or(() -> evidence.error().map(this::notTold))
                .orElseGet(this::byList);
    }

    private Finding byList() {
        if (evidence.keepsNoList()) {
            return withoutList();
        }
        List<String> missing = evidence.missing();
        if (!missing.isEmpty()) {
            return notListed(missing);
        }
        return evidence.unlisted().isEmpty()
                ? listed()
                : cannotTell(Reason.NO_MODEL_LIST, whyTheListDoesNotTell());
    }

    private Finding withoutList() {
        return evidence.proof()
                .map(at -> pass("It took a video at " + Times.text(at) + "."))
                .orElseGet(
                        () ->
                                Finding.skipped(
                                        check,
                                        "%s shows no list of models: whether the account may use %s, a video shows."
                                                .formatted(
                                                        evidence.who(),
                                                        String.join(", ", evidence.models()))));
    }

    private String whyTheListDoesNotTell() {
        if (evidence.listed().isEmpty()) {
            return "its list of models is empty.";
        }
        return evidence.atAzure()
                ? "at Azure the models are the names of your deployments, which its list of models"
                        + " does not show."
                : "its list goes on after "
                        + evidence.listed().size()
                        + " models, and was not read further.";
    }

    private Finding notForUs(RealVideos.Refused refused) {
        String sentence =
                evidence.who()
                        + " refuses "
                        + refused.model()
                        + (evidence.of(refused.model()).listed()
                                ? ", although it is listed."
                                : ".");
        return evidence.windows()
                .modelOnItsWay(evidence.known(), evidence.now())
                .map(wait -> onItsWay(wait, sentence + said(refused.error())))
                .orElseGet(() -> refused(refused, Reason.MODEL_NOT_ENABLED, sentence));
    }

    private Finding notTold(ProviderError error) {
        if (evidence.meaning(error.kind()) == Reason.MODEL_NOT_ENABLED) {
            return fail(
                    Reason.MODEL_NOT_ENABLED,
                    "%s does not let the account use this interface or its models.%s"
                            .formatted(evidence.who(), said(error)));
        }
        return evidence.proof()
                .filter(_ -> !evidence.meaning(error.kind()).passesByItself())
                .map(at -> pass("It took a video at " + Times.text(at) + "."))
                .orElseGet(() -> cannotTell(error));
    }

    private Finding listed() {
        List<String> warnings =
                evidence.models().stream().flatMap(model -> warning(model).stream()).toList();
        Finding listed = pass(whatIsListed() + String.join("", warnings));
        return warnings.isEmpty()
                ? listed
                : listed.advising(new Advice(evidence.site()).beforeShutdown());
    }

    private String whatIsListed() {
        List<String> proved =
                evidence.models().stream().filter(model -> !evidence.of(model).listed()).toList();
        return proved.isEmpty()
                ? "%s lists %s. Being listed is no proof: the first video that is accepted is."
                        .formatted(evidence.who(), String.join(", ", evidence.models()))
                : "%s does not list %s and took a video of it, which proves more."
                        .formatted(evidence.who(), String.join(", ", proved));
    }

    private Optional<String> warning(String model) {
        Optional<LocalDate> shutdown = evidence.of(model).shutdownDate();
        LocalDate horizon = evidence.today().plusDays(WARNING_DAYS);
        return shutdown.filter(date -> !date.isAfter(horizon))
                .map(date -> " Warning: " + model + " is switched off on " + date + ".");
    }

    private Finding notListed(List<String> missing) {
        String sentence =
                evidence.who()
                        + " does not list "
                        + String.join(", ", missing)
                        + (evidence.nativeAccount().isPresent() ? "" : " for this key");
        return evidence.windows()
                .modelOnItsWay(evidence.known(), evidence.now())
                .map(wait -> onItsWay(wait, sentence + "."))
                .orElseGet(
                        () ->
                                fail(
                                        Reason.MODEL_NOT_ENABLED,
                                        "%s: the name is another one there, or the account has no access to it.%s"
                                                .formatted(
                                                        sentence,
                                                        NearNames.of(missing, evidence.listed()))));
    }

    private Finding cannotTell(ProviderError error) {
        Reason reason = evidence.meaning(error.kind());
        Finding unknown = cannotTell(reason, evidence.whyNotListed());
        return reason.passesByItself() ? unknown.tryingAgainAt(evidence.later()) : unknown;
    }

    private Finding cannotTell(Reason reason, String why) {
        return unknown(
                reason,
                "Cannot tell whether %s has %s for us: %s"
                        .formatted(evidence.who(), String.join(", ", evidence.models()), why));
    }
}

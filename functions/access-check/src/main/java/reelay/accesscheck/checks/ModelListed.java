package reelay.accesscheck.checks;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reelay.access.AccessDecision;
import reelay.access.Advice;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.ListRefusal;
import reelay.accesscheck.evidence.RealVideos;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

/** Does the provider list every model of this deployment for this key? */
final class ModelListed implements Check {

    static final String NAME = "model_listed";

    /** From how many days before its end a model is warned about. */
    private static final int WARNING_DAYS = 30;

    /** What passes by itself, whether or not a video was taken before. */
    private static final Set<Reason> BUSY =
            EnumSet.of(Reason.RATE_LIMITED, Reason.PROVIDER_OVERLOADED, Reason.PROVIDER_ERROR);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(KeyAccepted.NAME);
    }

    /**
     * The models that the provider does not list, though it lists others, and of which it never
     * took a video: that proves more than its list.
     */
    static List<String> missing(Evidence evidence) {
        return evidence.listed().isEmpty() || evidence.listIsCut() || evidence.atAzure()
                ? List.of()
                : unlisted(evidence);
    }

    private static List<String> unlisted(Evidence evidence) {
        return evidence.models().stream()
                .filter(model -> !evidence.lists(model))
                .filter(model -> evidence.proof(model).isEmpty())
                .toList();
    }

    @Override
    public Finding decide(Evidence evidence) {
        return evidence.refusal(
                        ProviderErrorKind.MODEL_NOT_PERMITTED, ProviderErrorKind.MODEL_NOT_FOUND)
                .map(refused -> notForUs(evidence, refused))
                .or(() -> evidence.error().map(error -> notTold(evidence, error)))
                .orElseGet(() -> byList(evidence));
    }

    private Finding byList(Evidence evidence) {
        List<String> missing = missing(evidence);
        if (!missing.isEmpty()) {
            return notListed(evidence, missing);
        }
        List<String> unlisted = unlisted(evidence);
        return unlisted.isEmpty()
                ? listed(evidence)
                : cannotTell(evidence, Reason.NO_MODEL_LIST, whyTheListDoesNotTell(evidence));
    }

    private static String whyTheListDoesNotTell(Evidence evidence) {
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

    private Finding notForUs(Evidence evidence, RealVideos.Refused refused) {
        String sentence =
                evidence.host()
                        + " refuses "
                        + refused.model()
                        + (evidence.lists(refused.model()) ? ", although it is listed." : ".");
        return evidence.windows()
                .modelOnItsWay(evidence.known(), evidence.now())
                .map(
                        wait ->
                                onItsWay(
                                        evidence,
                                        (AccessDecision.Propagating) wait,
                                        sentence + said(evidence, refused.error())))
                .orElseGet(() -> refused(evidence, refused, Reason.MODEL_NOT_ENABLED, sentence));
    }

    private Finding notTold(Evidence evidence, ProviderError error) {
        return evidence.proof()
                .filter(_ -> !BUSY.contains(ListRefusal.of(error.kind())))
                .map(at -> pass(evidence, "It took a video at " + Times.text(at) + "."))
                .orElseGet(() -> cannotTell(evidence, error));
    }

    private Finding listed(Evidence evidence) {
        List<String> warnings =
                evidence.models().stream()
                        .flatMap(model -> warning(evidence, model).stream())
                        .toList();
        Finding listed = pass(evidence, whatIsListed(evidence) + String.join("", warnings));
        return warnings.isEmpty()
                ? listed
                : listed.advising(new Advice(evidence.site()).beforeShutdown());
    }

    private static String whatIsListed(Evidence evidence) {
        List<String> proved =
                evidence.models().stream().filter(model -> !evidence.lists(model)).toList();
        return proved.isEmpty()
                ? "%s lists %s. Being listed is no proof: the first video that is accepted is."
                        .formatted(evidence.host(), String.join(", ", evidence.models()))
                : "%s does not list %s and took a video of it, which proves more."
                        .formatted(evidence.host(), String.join(", ", proved));
    }

    private static Optional<String> warning(Evidence evidence, String model) {
        Optional<LocalDate> shutdown = evidence.shutdownDate(model);
        LocalDate horizon = evidence.today().plusDays(WARNING_DAYS);
        return shutdown.filter(date -> !date.isAfter(horizon))
                .map(date -> " Warning: " + model + " is switched off on " + date + ".");
    }

    private Finding notListed(Evidence evidence, List<String> missing) {
        String sentence =
                evidence.host() + " does not list " + String.join(", ", missing) + " for this key";
        return evidence.windows()
                .modelOnItsWay(evidence.known(), evidence.now())
                .map(wait -> onItsWay(evidence, (AccessDecision.Propagating) wait, sentence + "."))
                .orElseGet(
                        () ->
                                fail(
                                        evidence,
                                        Reason.MODEL_NOT_ENABLED,
                                        sentence
                                                + ": the name is another one there, or the account"
                                                + " has no access to it."
                                                + NearNames.of(missing, evidence.listed())));
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

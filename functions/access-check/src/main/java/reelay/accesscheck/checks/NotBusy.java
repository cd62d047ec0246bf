package reelay.accesscheck.checks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.ListRefusal;
import reelay.accesscheck.evidence.RealVideos;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ProviderErrorKind;

/** Does the provider have time for us? If not, that says nothing about access. */
final class NotBusy implements Check {

    static final String NAME = "not_busy";

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
        Optional<Reason> now =
                evidence.error()
                        .map(error -> ListRefusal.of(error.kind()))
                        .filter(
                                reason ->
                                        List.of(
                                                        Reason.RATE_LIMITED,
                                                        Reason.PROVIDER_OVERLOADED,
                                                        Reason.PROVIDER_ERROR)
                                                .contains(reason));
        if (now.isPresent()) {
            return unknown(evidence, now.get(), sentence(now.get()))
                    .tryingAgainAt(evidence.later());
        }
        return evidence.refusal(
                        ProviderErrorKind.RATE_LIMITED,
                        ProviderErrorKind.OVERLOADED,
                        ProviderErrorKind.SERVER_ERROR,
                        ProviderErrorKind.TIMED_OUT,
                        ProviderErrorKind.UNREACHABLE)
                .map(refused -> lately(evidence, refused))
                .orElseGet(() -> pass(evidence, evidence.host() + " answers without delay."));
    }

    private Finding lately(Evidence evidence, RealVideos.Refused refused) {
        Reason reason = ListRefusal.of(refused.error().kind());
        Duration wait = refused.error().retryAfter().orElse(Evidence.USUAL_WAIT);
        return Finding.unknown(
                        NAME,
                        evidence.observed(refused.error()),
                        reason,
                        sentence(reason)
                                + said(evidence, refused.error())
                                + " Seen at the last real video, at "
                                + Times.text(refused.at())
                                + ".")
                .advising(evidence.advice(reason))
                .tryingAgainAt(refused.at().plus(wait));
    }

    private static String sentence(Reason reason) {
        return switch (reason) {
            case RATE_LIMITED ->
                    "The provider asks us to come back later: a rate limit, no matter of access.";
            case PROVIDER_OVERLOADED -> "The provider is overloaded, which is no matter of access.";
            default -> "The provider has an error of its own, which is no matter of access.";
        };
    }
}

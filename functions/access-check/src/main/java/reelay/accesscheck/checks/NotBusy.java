package reelay.accesscheck.checks;

import java.time.Duration;
import java.util.Optional;
import reelay.access.AccessWindows;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.RealVideos;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ProviderErrorKind;

/** Does the provider have time for us? If not, that says nothing about access. */
record NotBusy(String check, Evidence evidence) implements Examination {

    @Override
    public Finding decide() {
        Optional<Reason> now =
                evidence.error()
                        .map(error -> evidence.meaning(error.kind()))
                        .filter(Reason::passesByItself);
        if (now.isPresent()) {
            return unknown(now.get(), sentence(now.get())).tryingAgainAt(evidence.later());
        }
        return evidence.refusal(
                        ProviderErrorKind.RATE_LIMITED,
                        ProviderErrorKind.OVERLOADED,
                        ProviderErrorKind.SERVER_ERROR,
                        ProviderErrorKind.TIMED_OUT,
                        ProviderErrorKind.UNREACHABLE)
                .map(this::lately)
                .orElseGet(() -> pass(evidence.who() + " answers without delay."));
    }

    private Finding lately(RealVideos.Refused refused) {
        Reason reason = evidence.meaning(refused.error().kind());
        Duration wait = refused.error().retryAfter().orElse(AccessWindows.BUSY);
        return unknown(
                        reason,
                        "%s%s Seen at the last real video, at %s."
                                .formatted(
                                        sentence(reason),
                                        said(refused.error()),
                                        Times.text(refused.at())))
                .observing(evidence.quoting().observed(refused.error()))
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

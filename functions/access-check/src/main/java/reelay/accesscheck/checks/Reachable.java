package reelay.accesscheck.checks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.ListRefusal;
import reelay.accesscheck.evidence.RealVideos;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

/** Does the address answer, and in this protocol? */
public final class Reachable implements Check {

    static final String NAME = "reachable";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(Retired.NAME);
    }

    @Override
    public Finding decide(Evidence evidence) {
        Optional<Reason> reason = evidence.error().map(ProviderError::kind).map(ListRefusal::of);
        if (reason.equals(Optional.of(Reason.SECRET_UNREADABLE))) {
            return fail(evidence, Reason.SECRET_UNREADABLE, said(evidence));
        }
        if (reason.equals(Optional.of(Reason.NOT_AN_OPENAI_API)) && nobodyAsked(evidence)) {
            return fail(evidence, Reason.NOT_AN_OPENAI_API, said(evidence));
        }
        if (reason.equals(Optional.of(Reason.UNREACHABLE))) {
            return silent(evidence);
        }
        boolean strange = reason.equals(Optional.of(Reason.NOT_AN_OPENAI_API));
        if (strange && evidence.answer() instanceof ModelsAnswer.Denied) {
            return stranger(evidence);
        }
        Optional<RealVideos.Refused> refused =
                evidence.refusal(
                        ProviderErrorKind.ROUTE_MISSING, ProviderErrorKind.NOT_THE_PROTOCOL);
        if (refused.isPresent()) {
            return noVideosHere(evidence, refused.get());
        }
        if (strange) {
            return evidence.proof()
                    .map(at -> friend(evidence, at))
                    .orElseGet(() -> perhapsStranger(evidence));
        }
        return pass(evidence, evidence.host() + " answers.");
    }

    /** An address that cannot be right is not asked. */
    private static boolean nobodyAsked(Evidence evidence) {
        return evidence.error().filter(error -> error.httpStatus().isEmpty()).isPresent();
    }

    private Finding noVideosHere(Evidence evidence, RealVideos.Refused refused) {
        return refused(
                evidence,
                refused,
                Reason.NOT_AN_OPENAI_API,
                evidence.host() + " takes no videos at this address.");
    }

    private Finding silent(Evidence evidence) {
        return fail(
                        evidence,
                        Reason.UNREACHABLE,
                        evidence.host()
                                + " gave no answer: "
                                + said(evidence)
                                + " This says nothing about the account.")
                .tryingAgainAt(evidence.later());
    }

    private Finding stranger(Evidence evidence) {
        return fail(
                evidence,
                Reason.NOT_AN_OPENAI_API,
                evidence.host()
                        + " refuses, and not in the words of this protocol: "
                        + said(evidence));
    }

    /** Some servers make videos and have a list of another shape, or a page in its place. */
    private Finding perhapsStranger(Evidence evidence) {
        return unknown(
                evidence,
                Reason.NOT_AN_OPENAI_API,
                "Cannot tell whether "
                        + evidence.host()
                        + " speaks this protocol: "
                        + said(evidence));
    }

    private Finding friend(Evidence evidence, Instant at) {
        return pass(
                evidence,
                evidence.host()
                        + " lists its models in another shape, but took a video at "
                        + Times.text(at)
                        + ".");
    }

    private static String said(Evidence evidence) {
        String text = Optional.ofNullable(evidence.observation().text()).orElse("").strip();
        return text.endsWith(".") ? text : text + ".";
    }
}

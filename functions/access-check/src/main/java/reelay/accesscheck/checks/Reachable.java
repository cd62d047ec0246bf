package reelay.accesscheck.checks;

import java.time.Instant;
import java.util.Optional;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.RealVideos;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

/** Does the address answer, and in this protocol? */
record Reachable(String check, Evidence evidence) implements Examination {

    @Override
    public Finding decide() {
        Optional<Reason> reason = evidence.error().map(ProviderError::kind).map(evidence::meaning);
        if (reason.equals(Optional.of(Reason.SECRET_UNREADABLE))) {
            return fail(Reason.SECRET_UNREADABLE, said());
        }
        if (reason.equals(Optional.of(Reason.NOT_AN_OPENAI_API)) && nobodyAsked()) {
            return fail(Reason.NOT_AN_OPENAI_API, said());
        }
        if (reason.equals(Optional.of(Reason.UNREACHABLE))) {
            return silent();
        }
        boolean strange = reason.equals(Optional.of(Reason.NOT_AN_OPENAI_API));
        if (strange
                && evidence.nativeAccount().isEmpty()
                && evidence.answer() instanceof ModelsAnswer.Denied) {
            return stranger();
        }
        Optional<RealVideos.Refused> refused =
                evidence.refusal(
                        ProviderErrorKind.ROUTE_MISSING, ProviderErrorKind.NOT_THE_PROTOCOL);
        if (refused.isPresent()) {
            return noVideosHere(refused.get());
        }
        if (strange) {
            return evidence.proof().map(this::friend).orElseGet(this::perhapsStranger);
        }
        return pass(evidence.who() + " answers.");
    }

    /** An address that cannot be right is not asked. */
    private boolean nobodyAsked() {
        return evidence.error().filter(error -> error.httpStatus().isEmpty()).isPresent();
    }

    private Finding noVideosHere(RealVideos.Refused refused) {
        return refused(
                refused,
                Reason.NOT_AN_OPENAI_API,
                evidence.who() + " takes no videos at this address.");
    }

    private Finding silent() {
        String sentence =
                "%s gave no answer: %s This says nothing about the account."
                        .formatted(evidence.who(), said());
        // A vendor's address is no guess of ours, so it may be back without anybody's doing.
        return (evidence.nativeAccount().isPresent()
                        ? unknown(Reason.UNREACHABLE, sentence)
                        : fail(Reason.UNREACHABLE, sentence))
                .tryingAgainAt(evidence.later());
    }

    private Finding stranger() {
        return fail(
                Reason.NOT_AN_OPENAI_API,
                evidence.who() + " refuses, and not in the words of this protocol: " + said());
    }

    /** Some servers make videos and have a list of another shape, or a page in its place. */
    private Finding perhapsStranger() {
        return unknown(
                Reason.NOT_AN_OPENAI_API,
                "Cannot tell whether " + evidence.who() + " speaks this protocol: " + said());
    }

    private Finding friend(Instant at) {
        return pass(
                "%s lists its models in another shape, but took a video at %s."
                        .formatted(evidence.who(), Times.text(at)));
    }

    private String said() {
        String text = Optional.ofNullable(evidence.observation().text()).orElse("").strip();
        return text.endsWith(".") ? text : text + ".";
    }
}

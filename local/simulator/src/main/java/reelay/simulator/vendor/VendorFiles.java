package reelay.simulator.vendor;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import reelay.simulator.content.ContentOrigin;
import reelay.simulator.content.DrawnVideo;
import reelay.simulator.content.OddContent;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.fault.Faults;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.RequestKind;

/** Files behind signed links, which end, and what the faults of content make of them. */
public record VendorFiles(Jobs jobs, Faults faults, SimulatorSettings settings)
        implements ContentOrigin.LinkedFile {

    @Override
    public Answer linked(SimulatedJob job, Instant until, Call call, ContentOrigin origin) {
        jobs.noteContentRequest(job.id());
        return settings.clock().instant().isBefore(until)
                ? file(job, call, origin)
                : storeSays(403, "AccessDenied", "Request has expired");
    }

    Answer file(SimulatedJob job, Call call, ContentOrigin origin) {
        int opensBefore = jobs.openContent(job.id());
        Optional<Fault> fault =
                faults.take(FaultKind.Phase.CONTENT, RequestKind.CONTENT)
                        .or(
                                () ->
                                        job.faults().stream()
                                                .filter(own -> OddContent.strikes(own, opensBefore))
                                                .findFirst());
        Answer answer =
                fault.filter(odd -> odd.kind() != FaultKind.CONTENT_TYPE)
                        .map(odd -> odd(odd, job, call, origin))
                        .orElseGet(() -> new DrawnVideo(job).answer(call));
        return fault.filter(odd -> odd.kind() == FaultKind.CONTENT_TYPE)
                .or(() -> job.fault(FaultKind.CONTENT_TYPE))
                .filter(_ -> answer instanceof Answer.Whole)
                .<Answer>map(type -> ((Answer.Whole) answer).with("Content-Type", type.value()))
                .orElse(answer);
    }

    private Answer odd(Fault fault, SimulatedJob job, Call call, ContentOrigin origin) {
        return switch (fault.kind()) {
            case NOT_READY_CONTENT -> storeSays(404, "NoSuchKey", "The key does not exist.");
            case EXPIRED_LINK -> storeSays(403, "AccessDenied", "Request has expired");
            case CONTENT_401 -> storeSays(401, "Unauthorized", "No access.");
            default -> new OddContent(settings.dialect(), origin).of(fault, job, call);
        };
    }

    /** A store of objects speaks XML. */
    private static Answer storeSays(int status, String code, String message) {
        String text =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
                        .formatted(code, message);
        return Answer.bytes(status, "application/xml", text.getBytes(StandardCharsets.UTF_8));
    }
}

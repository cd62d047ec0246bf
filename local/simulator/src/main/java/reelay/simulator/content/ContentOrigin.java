package reelay.simulator.content;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reelay.local.http.HttpListener;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.Exchange;

/**
 * A second server on a port of its own, so another origin: what {@link FaultKind#REDIRECT_CONTENT}
 * points at. It needs no key and remembers who sent one all the same.
 */
public final class ContentOrigin implements AutoCloseable {

    /** What lies behind a link that ends. */
    @FunctionalInterface
    public interface LinkedFile {

        /**
         * Answers a link.
         *
         * @param until when the link ends
         * @param origin where it leads
         */
        Answer linked(SimulatedJob job, Instant until, Call call, ContentOrigin origin);
    }

    /** When a link ends, in milliseconds. */
    private static final String UNTIL = "until";

    private final Jobs jobs;
    private final LinkedFile linked;
    private final UnframedOrigin unframed;
    private final HttpListener listener;
    private final List<RedirectedRequest> seen = new CopyOnWriteArrayList<>();

    public ContentOrigin(Jobs jobs, LinkedFile linked) {
        this.jobs = jobs;
        this.linked = linked;
        this.unframed = new UnframedOrigin(jobs);
        this.listener = HttpListener.start(0, this::handle);
    }

    /** Where that job's content lies, spelled as its faults say. */
    public String link(SimulatedJob job) {
        String host = listener.address().toString();
        String file = job.id() + ".mp4?signature=simulated";
        String spelling = job.fault(FaultKind.LINK_WITH).map(Fault::value).orElse("");
        return switch (spelling) {
            case "space" -> host + "/files/my video/" + file;
            case "pipe" -> host + "/files/a|b/" + file;
            case "braces" -> host + "/files/{a}/" + file;
            case "percent" -> host + "/files/100% mine/" + file;
            case "no_origin" -> "/files/" + file;
            case "no_scheme" -> host.substring("http:".length()) + "/files/" + file;
            default -> host + "/files/" + file;
        };
    }

    /** The same for a while only. */
    public String linkUntil(SimulatedJob job, Instant until) {
        return link(job) + "&" + UNTIL + "=" + until.toEpochMilli();
    }

    /** Where the half of a file lies that ends with its connection. */
    UnframedOrigin unframed() {
        return unframed;
    }

    /** The file of a link that names no origin. */
    public Answer file(Call call) {
        String id = call.path().getLast().replace(".mp4", "");
        return jobs.find(id)
                .map(job -> file(job, call))
                .orElseGet(() -> ErrorAnswer.videoNotFound(id).answer());
    }

    private Answer file(SimulatedJob job, Call call) {
        String until = call.query().getOrDefault(UNTIL, "");
        return until.matches("\\d{1,18}")
                ? linked.linked(job, Instant.ofEpochMilli(Long.parseLong(until)), call, this)
                : new DrawnVideo(job).answer(call);
    }

    public List<RedirectedRequest> seen() {
        return List.copyOf(seen);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Call.of(exchange);
            seen.add(
                    new RedirectedRequest(
                            call.pathText(), call.header().get("Authorization").isPresent()));
            Exchange.send(exchange, file(call));
        }
    }

    @Override
    public void close() {
        listener.close();
        unframed.close();
    }
}

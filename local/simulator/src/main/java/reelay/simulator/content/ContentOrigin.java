package reelay.simulator.content;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
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

    private final Jobs jobs;
    private final UnframedOrigin unframed;
    private final HttpListener listener;
    private final List<RedirectedRequest> seen = new CopyOnWriteArrayList<>();

    public ContentOrigin(Jobs jobs) {
        this.jobs = jobs;
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

    /** Where the half of a file lies that ends with its connection. */
    UnframedOrigin unframed() {
        return unframed;
    }

    /** The file of a link that names no origin. */
    public Answer file(Call call) {
        String id = call.path().getLast().replace(".mp4", "");
        return jobs.find(id)
                .<Answer>map(job -> new DrawnVideo(job).answer(call))
                .orElseGet(() -> ErrorAnswer.videoNotFound(id).answer());
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

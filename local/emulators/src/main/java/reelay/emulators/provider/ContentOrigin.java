package reelay.emulators.provider;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import reelay.emulators.http.HttpListener;
import reelay.emulators.provider.fault.FaultKind;
import reelay.emulators.provider.wire.Answer;
import reelay.emulators.provider.wire.ApiError;
import reelay.emulators.provider.wire.Call;
import reelay.emulators.provider.wire.Exchange;

/**
 * A second server on a port of its own, so another origin: what {@link FaultKind#REDIRECT_CONTENT}
 * points at. It needs no key and remembers who sent one all the same.
 */
final class ContentOrigin implements AutoCloseable {

    private final Jobs jobs;
    private final HttpListener listener;
    private final List<RedirectedRequest> seen = new CopyOnWriteArrayList<>();

    ContentOrigin(Jobs jobs) {
        this.jobs = jobs;
        this.listener = HttpListener.start(0, this::handle);
    }

    /** Where that job's content lies. */
    URI link(Job job) {
        return URI.create(listener.address() + "/files/" + job.id() + ".mp4?signature=simulated");
    }

    List<RedirectedRequest> seen() {
        return List.copyOf(seen);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Call.of(exchange);
            seen.add(
                    new RedirectedRequest(
                            call.pathText(), call.header().get("Authorization").isPresent()));
            String id = call.path().getLast().replace(".mp4", "");
            Optional<Job> job = jobs.find(id);
            Answer answer =
                    job.isPresent()
                            ? new DrawnVideo(job.get()).answer(call)
                            : ApiError.videoNotFound(id).answer();
            Exchange.send(exchange, answer);
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}

package reelay.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Calls the address that a submit named: when the job begins, and when it ends. A call that nobody
 * takes is not made again, and one of a simulator that was stopped is lost.
 */
public final class VendorCalls implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("vendor-calls").factory());

    /**
     * Follows one job.
     *
     * @param address where to call
     * @param challenged whether the address must first say a challenge again
     * @param end time until the job ends
     * @param event how the wire tells of the job at that moment
     */
    void follow(URI address, boolean challenged, Duration end, Supplier<JsonNode> event) {
        timer.execute(
                () -> {
                    if (!challenged || passes(address)) {
                        post(address, event.get());
                        var _ =
                                timer.schedule(
                                        () -> post(address, event.get()),
                                        end.toMillis(),
                                        TimeUnit.MILLISECONDS);
                    }
                });
    }

    private boolean passes(URI address) {
        String challenge = UUID.randomUUID().toString();
        String answer =
                post(address, JsonNodeFactory.instance.objectNode().put("challenge", challenge));
        try {
            return JSON.readTree(answer).path("challenge").asText().equals(challenge);
        } catch (IOException _) {
            return false;
        }
    }

    /** The answer; empty where there was none. */
    private String post(URI address, JsonNode body) {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.close();
    }
}

package reelay.stack.cli.client;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reelay.local.http.HttpListener;
import reelay.webhooks.SigningSecret;

/** Receives webhooks on this machine; what is not signed with the secret is refused. */
public final class EventListener implements AutoCloseable {

    /** More than an event ever has, in bytes. */
    private static final int LARGEST = 64 * 1024;

    /** How old a message may be, as the official SDKs have it. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final HttpListener listener;
    private final Consumer<String> events;
    private final InstantSource clock;
    private final AtomicReference<@Nullable SigningSecret> secret = new AtomicReference<>();

    /**
     * Listens at once; until it has a secret it refuses everything.
     *
     * @param port 0 takes a free one
     * @param events gets the body of each message that is verified
     */
    public EventListener(int port, Consumer<String> events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
        this.listener = HttpListener.start(port, this::take);
    }

    /** Where it listens. */
    public String url() {
        return listener.address() + "/";
    }

    /** What messages have to be signed with from now on. */
    public void trust(SigningSecret signedWith) {
        secret.set(signedWith);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
            boolean good = verified(exchange, body);
            exchange.sendResponseHeaders(good ? 204 : 400, -1);
            if (good) {
                events.accept(new String(body, StandardCharsets.UTF_8));
            }
        }
    }

    private boolean verified(HttpExchange exchange, byte[] body) {
        SigningSecret known = secret.get();
        String id = header(exchange, "webhook-id").orElse("");
        String seconds = header(exchange, "webhook-timestamp").orElse("");
        if (known == null || !seconds.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(seconds));
        byte[] expected = known.sign(id, at, body).getBytes(StandardCharsets.UTF_8);
        boolean fits =
                List.of(header(exchange, "webhook-signature").orElse("").split(" ", -1)).stream()
                        .anyMatch(
                                given ->
                                        MessageDigest.isEqual(
                                                expected, given.getBytes(StandardCharsets.UTF_8)));
        return fits && Duration.between(at, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    @Override
    public void close() {
        listener.close();
    }
}

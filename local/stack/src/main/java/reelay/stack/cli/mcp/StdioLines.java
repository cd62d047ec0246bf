package reelay.stack.cli.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reelay.video.Json;

/**
 * One JSON-RPC message a line, in and out, until the input ends. The SDK's own transport ends with
 * the first line that it cannot read and knows no cancelling (decision 22).
 */
final class StdioLines implements McpServerTransportProvider {

    private static final String CANCELLED = "notifications/cancelled";

    /** What is being answered when the input ends has this long. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final McpJsonMapper mapper;
    private final InputStream in;
    private final OutputStream out;

    /** Requests that are being answered, by their ids. */
    private final Map<Object, Disposable> running = new ConcurrentHashMap<>();

    private @Nullable McpServerSession session;

    StdioLines(McpJsonMapper mapper, InputStream in, OutputStream out) {
        this.mapper = mapper;
        this.in = in;
        this.out = out;
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory factory) {
        session = factory.create(new Writer());
    }

    /** Reads until the input ends. */
    void run() throws IOException, InterruptedException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                take(line);
            }
        }
        end();
    }

    private void take(String line) {
        JsonNode message;
        try {
            message = Json.tree(line);
        } catch (JsonProcessingException _) {
            refuse(McpSchema.ErrorCodes.PARSE_ERROR, "This line is no JSON.", null);
            return;
        }
        try {
            take(McpSchema.deserializeJsonRpcMessage(mapper, line));
        } catch (IOException | IllegalArgumentException _) {
            JsonNode id = message.path("id");
            refuse(
                    McpSchema.ErrorCodes.INVALID_REQUEST,
                    "This line is no JSON-RPC message.",
                    id.isTextual() || id.isIntegralNumber() ? id : null);
        }
    }

    private void take(McpSchema.JSONRPCMessage message) {
        if (message instanceof McpSchema.JSONRPCNotification notification
                && notification.method().equals(CANCELLED)) {
            cancel(notification.params());
            return;
        }
        Mono<Void> handled = Objects.requireNonNull(session).handle(message);
        if (message instanceof McpSchema.JSONRPCRequest request) {
            Disposable.Swap slot = Disposables.swap();
            running.put(request.id(), slot);
            slot.update(
                    handled.doFinally(_ -> running.remove(request.id(), slot))
                            .subscribe(_ -> {}, StdioLines::unsaid));
        } else {
            handled.subscribe(_ -> {}, StdioLines::unsaid);
        }
    }

    /** Nothing is answered to what is cancelled; its thread is interrupted. */
    private void cancel(@Nullable Object params) {
        Object id = params instanceof Map<?, ?> named ? named.get("requestId") : null;
        Disposable request = id == null ? null : running.remove(id);
        if (request != null) {
            request.dispose();
        }
    }

    /** The session has answered every error; what fails after that is the output, which is gone. */
    private static void unsaid(Throwable error) {
        System.getLogger(StdioLines.class.getName())
                .log(System.Logger.Level.WARNING, "an answer was lost: " + error.getClass());
    }

    /** Written here, for the session's answers need an id. */
    private void refuse(int code, String message, @Nullable JsonNode id) {
        var error = Json.object().put("code", code).put("message", message);
        var answer = Json.object().put("jsonrpc", McpSchema.JSONRPC_VERSION);
        if (id != null) {
            answer.set("id", id);
        }
        write(Json.text(answer.set("error", error)));
    }

    private void end() throws InterruptedException {
        long end = System.nanoTime() + FAREWELL.toNanos();
        while (!running.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        running.values().forEach(Disposable::dispose);
    }

    private synchronized void write(String message) {
        try {
            out.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return Objects.requireNonNull(session).sendNotification(method, params);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Objects.requireNonNull(session).closeGracefully();
    }

    private final class Writer implements McpServerTransport {

        @Override
        public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
            return Mono.fromRunnable(
                    () -> {
                        try {
                            write(mapper.writeValueAsString(message));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }

        @Override
        public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
            return mapper.convertValue(data, type);
        }

        @Override
        public Mono<Void> closeGracefully() {
            return Mono.empty();
        }
    }
}

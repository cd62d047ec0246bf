package reelay.local.aws.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.protocol.Guard;
import reelay.local.http.Door;
import reelay.local.http.HttpListener;

/**
 * Lambda: {@code POST /2015-03-31/functions/{name}/invocations} over HTTP, and the same for callers
 * in this JVM. Closing it does not close the functions' code.
 */
public final class LambdaEmulator implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final String arnPrefix;
    private final FunctionDirectory functions;
    private final AsynchronousEvents events;
    private final HttpListener listener;
    private volatile Consumer<FunctionRun> watcher = run -> {};

    private LambdaEmulator(Door door, Guard guard, LambdaSettings settings) {
        arnPrefix =
                "arn:aws:lambda:%s:%s:function:".formatted(settings.region(), settings.accountId());
        functions =
                new FunctionDirectory(
                        settings.functions().stream()
                                .map(
                                        f ->
                                                new RunningFunction(
                                                        f,
                                                        threads,
                                                        settings.clock(),
                                                        run -> watcher.accept(run)))
                                .toList(),
                        arnPrefix);
        events = new AsynchronousEvents(settings.retryDelays(), settings.failedEvents(), threads);
        listener = HttpListener.start(door, new InvokeHandler(this, guard));
    }

    /** The same for callers that need not sign. */
    public static LambdaEmulator start(int port, LambdaSettings settings) {
        return start(Door.unlocked(port), Guard.NONE, settings);
    }

    /**
     * Listens at once.
     *
     * @param guard says who may invoke what over HTTP
     */
    public static LambdaEmulator start(Door door, Guard guard, LambdaSettings settings) {
        return new LambdaEmulator(door, guard, settings);
    }

    /** Tells of every run that ends from now on. */
    public void watch(Consumer<FunctionRun> whoCounts) {
        watcher = whoCounts;
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return listener.address();
    }

    /**
     * Invokes a function and waits for its answer.
     *
     * @param function logical id, function name or ARN, with or without a qualifier
     * @param payload the event, JSON
     */
    public LambdaAnswer invoke(String function, String payload) {
        return invoke(function, null, payload, newRequestId());
    }

    /**
     * Queues an event for a function; failures are retried and in the end reported to the settings'
     * listener.
     *
     * @return why it was not queued; empty when it was
     */
    public Optional<LambdaAnswer.Refused> send(String function, String payload) {
        return send(function, null, payload, newRequestId());
    }

    LambdaAnswer invoke(
            String function, @Nullable String qualifier, String payload, String requestId) {
        try {
            FunctionDirectory.Found found = functions.find(function, qualifier);
            if (bytesIn(payload) > PayloadLimits.SYNCHRONOUS_EVENT) {
                return PayloadLimits.synchronousEventTooLarge();
            }
            checkJson(payload);
            return found.function().run(payload, found.qualifier(), requestId);
        } catch (RefusedException e) {
            return e.refusal();
        }
    }

    Optional<LambdaAnswer.Refused> send(
            String function, @Nullable String qualifier, String payload, String requestId) {
        try {
            FunctionDirectory.Found found = functions.find(function, qualifier);
            int size = bytesIn(payload);
            if (size > PayloadLimits.ASYNCHRONOUS_EVENT) {
                return Optional.of(PayloadLimits.asynchronousEventTooLarge(size));
            }
            checkJson(payload);
            events.accept(found, payload, requestId);
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        }
    }

    /** What a dry run checks: that the function is there. */
    Optional<LambdaAnswer.Refused> find(String function, @Nullable String qualifier) {
        try {
            functions.find(function, qualifier);
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        }
    }

    /** What a policy calls the function that a caller names, whether or not there is one. */
    String arnOf(String function, @Nullable String qualifier) throws RefusedException {
        FunctionReference reference = FunctionReference.parse(function);
        String named = reference.qualifier() == null ? qualifier : reference.qualifier();
        return arnPrefix + reference.name() + (named == null ? "" : ":" + named);
    }

    static String newRequestId() {
        return UUID.randomUUID().toString();
    }

    /** Stops listening and interrupts what runs; queued events are lost. */
    @Override
    public void close() {
        listener.close();
        events.close();
        threads.shutdownNow();
    }

    private void checkJson(String payload) throws RefusedException {
        try {
            json.readTree(payload);
        } catch (JsonProcessingException e) {
            // The parser's position, but none of the payload.
            throw new RefusedException(
                    LambdaAnswer.Refused.notJson(
                            "not JSON at line "
                                    + e.getLocation().getLineNr()
                                    + ", column "
                                    + e.getLocation().getColumnNr()));
        }
    }

    private static int bytesIn(String payload) {
        return payload.getBytes(StandardCharsets.UTF_8).length;
    }
}

package reelay.local.aws.lambda.process;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.lambda.ErrorDocument;
import reelay.local.aws.lambda.Invocation;
import reelay.local.aws.lambda.PayloadLimits;
import reelay.local.http.HttpListener;

/**
 * Lambda's runtime API for one process: it asks for the next invocation, and answers it or reports
 * an error. Every reply has a Content-Type, without which the runtime's native client crashes.
 */
final class RuntimeApi implements HttpHandler, AutoCloseable {

    private static final String RUNTIME = "/2018-06-01/runtime/";
    private static final String INVOCATION = RUNTIME + "invocation/";

    private record Task(
            String payload, Invocation invocation, CompletableFuture<RuntimeAnswer> answer) {}

    private final BlockingQueue<Task> next = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Task> current = new AtomicReference<>();
    private final HttpListener listener;

    RuntimeApi() {
        listener = HttpListener.start(0, this);
    }

    URI address() {
        return listener.address();
    }

    /** Gives the process its next invocation; it has no other at the time. */
    CompletableFuture<RuntimeAnswer> hand(String payload, Invocation invocation) {
        var task = new Task(payload, invocation, new CompletableFuture<>());
        current.set(task);
        next.add(task);
        return task.answer();
    }

    /** Fails what the process was at. */
    void processEnded(int exitStatus) {
        Task task = current.getAndSet(null);
        if (task != null) {
            task.answer()
                    .complete(
                            new RuntimeAnswer.HandlerError(
                                    ErrorDocument.processEnded(
                                            task.invocation().requestId(), exitStatus)));
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            if (call.equals("GET " + INVOCATION + "next")) {
                giveNext(exchange);
            } else if (call.equals("POST " + RUNTIME + "init/error")) {
                finish(exchange, new RuntimeAnswer.InitError(body(exchange)));
            } else if (call.equals("POST " + INVOCATION + currentId() + "/response")) {
                finish(exchange, response(exchange.getRequestBody()));
            } else if (call.equals("POST " + INVOCATION + currentId() + "/error")) {
                finish(exchange, new RuntimeAnswer.HandlerError(body(exchange)));
            } else {
                reply(exchange, 400, "{\"errorMessage\":\"Unexpected\",\"errorType\":\"Request\"}");
            }
        }
    }

    private void giveNext(HttpExchange exchange) throws IOException {
        Task task;
        try {
            task = next.take();
        } catch (InterruptedException e) {
            // The API is closing, and its process with it.
            Thread.currentThread().interrupt();
            return;
        }
        Invocation invocation = task.invocation();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.arn());
        headers.set(
                "Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
        reply(exchange, 200, task.payload());
    }

    /** The reply goes out before the answer is passed on: a killed process need not hear it. */
    private void finish(HttpExchange exchange, RuntimeAnswer answer) throws IOException {
        Task task = current.getAndSet(null);
        try {
            reply(exchange, 202, "{\"status\":\"OK\"}");
        } finally {
            if (task != null) {
                task.answer().complete(answer);
            }
        }
    }

    private String currentId() {
        Task task = current.get();
        return task == null ? "-" : task.invocation().requestId();
    }

    private static RuntimeAnswer response(InputStream in) throws IOException {
        byte[] read = in.readNBytes(PayloadLimits.ANSWER + 1);
        in.transferTo(OutputStream.nullOutputStream());
        return read.length > PayloadLimits.ANSWER
                ? new RuntimeAnswer.HandlerError(ErrorDocument.answerTooLarge())
                : new RuntimeAnswer.Response(new String(read, StandardCharsets.UTF_8));
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        listener.close();
    }
}

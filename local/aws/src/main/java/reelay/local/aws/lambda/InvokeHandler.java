package reelay.local.aws.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.Guard;

/** The HTTP side of Lambda's "Invoke" operation. */
final class InvokeHandler implements HttpHandler {

    private static final Pattern PATH =
            Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
    private static final Pattern QUALIFIER = Pattern.compile("(?:^|&)Qualifier=([^&]*)");

    private final LambdaEmulator lambda;
    private final Guard guard;

    InvokeHandler(LambdaEmulator lambda, Guard guard) {
        this.lambda = lambda;
        this.guard = guard;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String requestId = LambdaEmulator.newRequestId();
            exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
            String body = body(exchange.getRequestBody());
            Matcher path = PATH.matcher(exchange.getRequestURI().getRawPath());
            Optional<LambdaAnswer.Refused> refusal = notEmulated(exchange, path.matches());
            if (refusal.isPresent()) {
                refuse(exchange, refusal.get());
                return;
            }
            String name = decoded(path.group(1));
            String qualifier = qualifier(exchange.getRequestURI().getRawQuery());
            Optional<LambdaAnswer.Refused> denial =
                    denial(exchange.getRequestHeaders(), name, qualifier);
            if (denial.isPresent()) {
                refuse(exchange, denial.get());
                return;
            }
            String type = exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type");
            switch (Objects.requireNonNullElse(type, "RequestResponse")) {
                case "RequestResponse" ->
                        answer(exchange, lambda.invoke(name, qualifier, body, requestId));
                case "Event" ->
                        status(exchange, 202, lambda.send(name, qualifier, body, requestId));
                case "DryRun" -> status(exchange, 204, lambda.find(name, qualifier));
                default ->
                        refuse(
                                exchange,
                                LambdaAnswer.Refused.invalidParameter(
                                        "X-Amz-Invocation-Type must be RequestResponse, Event or"
                                                + " DryRun"));
            }
        }
    }

    private Optional<LambdaAnswer.Refused> denial(
            Headers request, String name, @Nullable String qualifier) {
        try {
            guard.admit(
                    request,
                    "InvokeFunction",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("FunctionName", lambda.arnOf(name, qualifier)));
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        } catch (AwsFault denied) {
            return Optional.of(
                    new LambdaAnswer.Refused(
                            403,
                            denied.type(),
                            null,
                            Objects.requireNonNullElse(denied.getMessage(), "")));
        }
    }

    private static Optional<LambdaAnswer.Refused> notEmulated(
            HttpExchange exchange, boolean isInvocation) {
        if (!isInvocation || !exchange.getRequestMethod().equals("POST")) {
            return Optional.of(
                    LambdaAnswer.Refused.notEmulated(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestURI().getRawPath()));
        }
        if ("Tail".equals(exchange.getRequestHeaders().getFirst("X-Amz-Log-Type"))) {
            return Optional.of(LambdaAnswer.Refused.notEmulated("X-Amz-Log-Type: Tail"));
        }
        if (exchange.getRequestHeaders().containsKey("X-Amz-Client-Context")) {
            return Optional.of(LambdaAnswer.Refused.notEmulated("X-Amz-Client-Context"));
        }
        return Optional.empty();
    }

    private static void answer(HttpExchange exchange, LambdaAnswer answer) throws IOException {
        switch (answer) {
            case LambdaAnswer.Returned returned -> reply(exchange, 200, returned.payload());
            case LambdaAnswer.Failed failed -> {
                exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
                reply(exchange, 200, failed.error());
            }
            case LambdaAnswer.Refused refused -> refuse(exchange, refused);
        }
    }

    private static void status(
            HttpExchange exchange, int status, Optional<LambdaAnswer.Refused> refusal)
            throws IOException {
        if (refusal.isPresent()) {
            refuse(exchange, refusal.get());
        } else {
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static void refuse(HttpExchange exchange, LambdaAnswer.Refused refusal)
            throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("Type", "User");
        if (refusal.reason() != null) {
            body.put("Reason", refusal.reason());
        }
        // Lambda is not of one mind about the capital: 403 and 404 have one, 429 and 413 have none.
        body.put(
                refusal.status() == 403 || refusal.status() == 404 ? "Message" : "message",
                refusal.message());
        exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.type());
        reply(exchange, refusal.status(), body.toString());
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** An empty body is an empty event. What is too large is read to its end, but not kept. */
    private static String body(InputStream in) throws IOException {
        byte[] read = in.readNBytes(PayloadLimits.SYNCHRONOUS_EVENT + 1);
        in.transferTo(OutputStream.nullOutputStream());
        return read.length == 0 ? "{}" : new String(read, StandardCharsets.UTF_8);
    }

    private static @Nullable String qualifier(@Nullable String query) {
        Matcher found = QUALIFIER.matcher(Objects.requireNonNullElse(query, ""));
        return found.find() ? decoded(found.group(1)) : null;
    }

    private static String decoded(String text) {
        // A plus is a plus in a path; form decoding would make a space of it.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

package reelay.stack.scenarios;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.local.http.HttpListener;
import reelay.video.Json;

/**
 * Lambda's invoke API, with functions that answer what the scenario of the video says. Videos
 * without a script are handed on to the real functions.
 */
final class ScriptedSteps implements AutoCloseable {

    /** The error that stands for an answer that never comes, where time is virtual. */
    static final String NEVER_ANSWERS = "scenario.NeverAnswers";

    /** Sees what real steps are told and answer. */
    interface Witness {
        void told(String video);

        void answered(String step, String video, String told, String answer);
    }

    private static final Pattern STEP = Pattern.compile("(Submit|Poll|Store)");

    /** Whether an answer that never comes is held back, or is an error that says so. */
    enum Silences {
        HELD,
        MARKED
    }

    private final Silences silences;
    private final URI realFunctions;
    private final BiConsumer<String, String> statusWriter;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Map<String, EarlierSteps> earlier = new ConcurrentHashMap<>();
    private volatile Optional<Witness> witness = Optional.empty();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpListener listener;

    /**
     * @param statusWriter writes a video's new status, given its id, as the step would
     */
    ScriptedSteps(
            int port,
            Silences silences,
            URI realFunctions,
            BiConsumer<String, String> statusWriter) {
        this.silences = silences;
        this.realFunctions = realFunctions;
        this.statusWriter = statusWriter;
        this.listener = HttpListener.start(port, this::invoked);
    }

    URI address() {
        return listener.address();
    }

    void play(String video, Script script) {
        scripts.put(video, script);
    }

    /** Plays the steps that an earlier release takes; the real ones take the others. */
    void play(String video, EarlierSteps steps) {
        earlier.put(video, steps);
    }

    /** Shows the calls of real steps to somebody from now on. */
    void show(Witness to) {
        witness = Optional.of(to);
    }

    private void invoked(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getRawPath();
            Matcher step = STEP.matcher(path);
            String video = Json.tree(body).path("video_id").asText();
            Script script = scripts.get(video);
            boolean named = step.find();
            if (script == null) {
                Optional<String> played =
                        named && earlier.containsKey(video)
                                ? earlier.get(video).answer(step.group(1), body)
                                : Optional.empty();
                if (played.isPresent()) {
                    reply(exchange, 200, Map.of(), played.get());
                } else {
                    handOn(exchange, path, body);
                }
            } else if (named) {
                answer(exchange, video, script.next(step.group(1)));
            } else {
                reply(exchange, 404, Map.of(), "{\"Message\":\"no step in " + path + "\"}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String video, StepAnswer answer)
            throws IOException, InterruptedException {
        switch (answer) {
            case StepAnswer.Returned(String json, var status) -> {
                status.ifPresent(word -> statusWriter.accept(video, word));
                reply(exchange, 200, Map.of(), json);
            }
            case StepAnswer.Threw(String type) -> threw(exchange, type);
            case StepAnswer.Refused(int status, String type) ->
                    reply(
                            exchange,
                            status,
                            Map.of("x-amzn-ErrorType", type),
                            "{\"Type\":\"User\",\"message\":\"as the scenario says\"}");
            case StepAnswer.Silence _ -> {
                if (silences == Silences.HELD) {
                    closing.await();
                } else {
                    threw(exchange, NEVER_ANSWERS);
                }
            }
            case StepAnswer.Stopped _ ->
                    throw new IllegalStateException("the script stops executions");
        }
    }

    private static void threw(HttpExchange exchange, String type) throws IOException {
        reply(
                exchange,
                200,
                Map.of("X-Amz-Function-Error", "Unhandled"),
                StepAnswer.errorDocument(type));
    }

    private void handOn(HttpExchange exchange, String path, String body)
            throws IOException, InterruptedException {
        String video = Json.tree(body).path("video_id").asText();
        witness.ifPresent(seeing -> seeing.told(video));
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(realFunctions.resolve(path))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Matcher step = STEP.matcher(path);
        if (step.find()) {
            witness.ifPresent(seeing -> seeing.answered(step.group(1), video, body, answer.body()));
        }
        Map<String, String> headers = new ConcurrentHashMap<>();
        for (String name : new String[] {"x-amz-function-error", "x-amzn-errortype"}) {
            answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
        }
        reply(exchange, answer.statusCode(), headers, answer.body());
    }

    private static void reply(
            HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("x-amzn-RequestId", "scenario");
        headers.forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        listener.close();
        http.close();
    }
}

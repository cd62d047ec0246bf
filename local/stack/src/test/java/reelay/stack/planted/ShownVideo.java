package reelay.stack.planted;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import reelay.local.http.HttpListener;
import reelay.stack.cli.PrintedByMake;

/**
 * The API's last word on one video, over HTTP: whoever asks for a video is shown this one. Its file
 * is behind a link that breaks off, signature and all.
 *
 * @param video its path under the API's address
 * @param api answers a GET of a path as the API's function does
 */
record ShownVideo(String video, Function<String, JsonNode> api) {

    private static final String BROKEN_LINK = "/file?X-Amz-Signature=" + Plant.SIGNATURE;

    /** What the command line prints of it. */
    String printed() {
        try (HttpListener listener = HttpListener.start(0, this::answer)) {
            Path folder = Files.createTempDirectory("reelay-printed");
            try {
                String printed = PrintedByMake.at(listener.address(), folder.resolve("out.mp4"));
                if (!printed.contains("  message  ") && !printed.contains("connection")) {
                    throw new IllegalStateException("make told no end: " + printed);
                }
                return printed;
            } finally {
                Files.deleteIfExists(folder.resolve("out.mp4.part"));
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getRequestBody().readAllBytes();
        if (BROKEN_LINK.startsWith(path)) {
            exchange.close();
            return;
        }
        JsonNode answer = api.apply(path.equals("/v1/videos") ? video : path);
        answer.path("headers")
                .properties()
                .forEach(
                        it ->
                                exchange.getResponseHeaders()
                                        .set(it.getKey(), it.getValue().asText()));
        if (answer.path("statusCode").asInt() == 302) {
            exchange.getResponseHeaders()
                    .set(
                            "Location",
                            "http://"
                                    + exchange.getRequestHeaders().getFirst("Host")
                                    + BROKEN_LINK);
        }
        byte[] body = answer.path("body").asText().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(
                answer.path("statusCode").asInt(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

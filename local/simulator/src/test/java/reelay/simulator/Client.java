package reelay.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Talks plain HTTP to the simulator. */
final class Client implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String key;

    Client(URI address, String key) {
        this.address = address;
        this.key = key;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + key);
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<byte[]> get(String path) throws IOException {
        return send(request(path));
    }

    HttpResponse<byte[]> delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    HttpResponse<byte[]> post(String path, String json) throws IOException {
        return send(withJson(path, "POST", json));
    }

    /** A form with a file named video, and texts by name and value. */
    HttpResponse<byte[]> form(String path, String video, String... texts) throws IOException {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < texts.length; i += 2) {
            form.append(part(texts[i], texts[i + 1]));
        }
        form.append(part("video", video)).append("--b--\r\n");
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, value);
    }

    HttpResponse<byte[]> put(String path, String json) throws IOException {
        return send(withJson(path, "PUT", json));
    }

    private HttpRequest.Builder withJson(String path, String method, String json) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
    }

    /** A four-second video of 640x360. */
    HttpResponse<byte[]> submit(String prompt) throws IOException {
        return post(
                "/v1/videos",
                JSON.createObjectNode()
                        .put("prompt", prompt)
                        .put("size", "640x360")
                        .put("seconds", "4")
                        .toString());
    }

    String submitted(String prompt) throws IOException {
        return json(submit(prompt)).required("id").textValue();
    }

    JsonNode look(String id) throws IOException {
        return json(get("/v1/videos/" + id));
    }

    HttpResponse<byte[]> content(String id) throws IOException {
        return get("/v1/videos/" + id + "/content");
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String errorMessage(HttpResponse<byte[]> response) {
        return json(response).required("error").required("message").textValue();
    }

    @Override
    public void close() {
        http.close();
    }
}

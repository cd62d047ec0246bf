package reelay.stack.providers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import reelay.video.Json;

/**
 * Stands between an adapter and its simulator and mangles what comes back, by chance. It breaks,
 * cuts and garbles; it does not lie: no answer says that nothing was done when something was.
 */
final class MangledWire implements AutoCloseable {

    private static final class Answer {
        private final int status;
        private final String type;
        private final String encoding;
        private final byte[] body;

        Answer(int status, String type, String encoding, byte[] body) {
            this.status = status;
            this.type = type;
            this.encoding = encoding;
            this.body = body;
        }

        Answer with(byte[] other) {
            return new Answer(status, type, encoding, other);
        }
    }

    private static final int[] BROKEN = {500, 502, 504, 520, 524};

    private final URI simulator;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private SplittableRandom chance = new SplittableRandom(0);
    private final List<String> done = new ArrayList<>();

    MangledWire(URI simulator) throws IOException {
        this.simulator = simulator;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The same base address as the simulator's, with this in between. */
    URI instead(URI base) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + base.getRawPath());
    }

    synchronized void begin(long seed) {
        chance = new SplittableRandom(seed);
        done.clear();
    }

    /** What was done to the answers since the beginning. */
    synchronized List<String> done() {
        return List.copyOf(done);
    }

    private synchronized int draw(int bound) {
        return chance.nextInt(bound);
    }

    private synchronized void note(String what) {
        done.add(what);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int way = draw(24);
            byte[] asked = exchange.getRequestBody().readAllBytes();
            if (way == 0) {
                note("dropped before");
                return;
            }
            Answer answer = passedOn(exchange, asked);
            if (way == 1) {
                note("dropped after");
                return;
            }
            Answer mangled = mangled(answer, way);
            exchange.getResponseHeaders().set("Content-Type", mangled.type);
            if (!mangled.encoding.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Encoding", mangled.encoding);
            }
            int length = mangled.body.length;
            exchange.sendResponseHeaders(mangled.status, length == 0 ? -1 : length);
            exchange.getResponseBody().write(mangled.body);
        }
    }

    private Answer passedOn(HttpExchange exchange, byte[] asked) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(simulator.resolve(exchange.getRequestURI().toString()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(asked));
        for (String header : List.of("Authorization", "Content-Type")) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        try {
            HttpResponse<byte[]> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse("text/plain"),
                    "",
                    response.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private Answer mangled(Answer answer, int way) throws IOException {
        byte[] body = answer.body;
        return switch (way) {
            case 2, 3 -> {
                int status = BROKEN[draw(BROKEN.length)];
                note("status " + status);
                yield new Answer(
                        status, "text/html", "", bytes("<html><title>Bad Gateway</title>"));
            }
            case 4 -> noted("empty", answer.with(new byte[0]));
            case 5 -> noted("cut", answer.with(Arrays.copyOf(body, draw(body.length + 1))));
            case 6 -> noted("page", answer.with(bytes("<!doctype html><title>Hello</title>")));
            case 7 -> noted("gzip", new Answer(answer.status, answer.type, "gzip", zip(body)));
            case 8 -> noted("text behind", answer.with(bytes(text(body) + "\n-- node 3")));
            case 9 -> noted("wrapped", answer.with(bytes("{\"result\":" + text(body) + "}")));
            case 10 -> noted("in a list", answer.with(bytes("[" + text(body) + "]")));
            case 11, 12, 13, 14, 15 -> answer.with(garbled(body));
            default -> answer;
        };
    }

    private Answer noted(String what, Answer answer) {
        note(what);
        return answer;
    }

    /** One field is gone, or holds something else; lists keep what is in them. */
    private byte[] garbled(byte[] body) {
        JsonNode tree;
        try {
            tree = Json.tree(text(body));
        } catch (JsonProcessingException e) {
            return body;
        }
        List<ObjectNode> objects = new ArrayList<>();
        collect(tree, objects);
        if (objects.isEmpty()) {
            return body;
        }
        ObjectNode object = objects.get(draw(objects.size()));
        List<String> names = object.propertyStream().map(it -> it.getKey()).toList();
        if (names.isEmpty()) {
            return body;
        }
        String name = names.get(draw(names.size()));
        if (object.get(name).isArray()) {
            object.remove(name);
            note(name + " gone");
            return bytes(tree.toString());
        }
        int to = draw(6);
        switch (to) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.put(name, draw(1_000_000) + 10_000);
            case 3 -> object.put(name, "something else");
            case 4 -> object.putObject(name);
            default -> object.put(name, true);
        }
        note(name + " garbled by " + to);
        return bytes(tree.toString());
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private static byte[] zip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }
}

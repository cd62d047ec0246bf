package reelay.stack.targets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import reelay.simulator.ProviderSimulator;
import reelay.simulator.settings.SimulatorSettings;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.faults.wire.Service;

/**
 * The simulators of Kling and Seedance, each a process of its own, on a world's time and at hosts
 * of its: their links lead to {@code files}.
 */
final class TwoSimulators implements Service, AutoCloseable {

    static final Duration GENERATION = Duration.ofMinutes(2);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Set<String> PASSED_ON = Set.of("authorization", "content-type", "range");
    private static final Set<String> OF_THE_CONNECTION = Set.of("connection", ":status");

    /** Any address of this machine, as the simulators write them. */
    private static final Pattern HERE = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

    final ProviderSimulator kling;
    final ProviderSimulator seedance;

    TwoSimulators(InstantSource clock) {
        SimulatorSettings settings =
                SimulatorSettings.defaults().generation(GENERATION).clock(clock);
        this.kling = ProviderSimulator.start(settings);
        this.seedance = ProviderSimulator.start(settings);
    }

    @Override
    public Service at(String host) {
        return switch (host) {
            case "kling" -> new Wire("Kling", kling.baseUrl("kling"));
            case "seedance" -> new Wire("Seedance", seedance.baseUrl("seedance"));
            default -> this;
        };
    }

    @Override
    public String name() {
        return "Files";
    }

    @Override
    public String operation(HttpCall call) {
        return "bytes";
    }

    @Override
    public HttpReply answer(HttpCall call) {
        String path = call.uri().getRawPath().replaceFirst("^/(\\d+)/", "$1/");
        return passedOn(URI.create("http://127.0.0.1:" + path + query(call)), call);
    }

    @Override
    public HttpReply throttle(HttpCall call) {
        return tooMany();
    }

    private static HttpReply tooMany() {
        return HttpReply.text(429, "application/json", "{}");
    }

    private record Wire(String name, URI base) implements Service {
        @Override
        public String operation(HttpCall call) {
            return call.method().equals("POST") ? "submit" : "look";
        }

        @Override
        public HttpReply answer(HttpCall call) {
            return passedOn(URI.create(base + call.uri().getRawPath() + query(call)), call);
        }

        @Override
        public HttpReply throttle(HttpCall call) {
            return tooMany();
        }
    }

    private static String query(HttpCall call) {
        String query = Objects.requireNonNullElse(call.uri().getRawQuery(), "");
        return query.isEmpty() ? "" : "?" + query;
    }

    private static HttpReply passedOn(URI to, HttpCall call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to)
                        .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers()
                .forEach(
                        (name, values) -> {
                            if (PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                                request.header(name, values.getFirst());
                            }
                        });
        try {
            return reply(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static HttpReply reply(HttpResponse<byte[]> response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers().map());
        headers.keySet().removeAll(OF_THE_CONNECTION);
        boolean json = response.headers().firstValue("content-type").orElse("").contains("json");
        if (!json) {
            return new HttpReply(response.statusCode(), headers, response.body());
        }
        headers.remove("content-length");
        String body = new String(response.body(), StandardCharsets.UTF_8);
        return new HttpReply(
                response.statusCode(),
                headers,
                HERE.matcher(body)
                        .replaceAll("https://files.test/$1/")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        kling.close();
        seedance.close();
    }
}

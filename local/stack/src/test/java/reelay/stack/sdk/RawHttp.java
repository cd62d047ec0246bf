package reelay.stack.sdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One request as bytes on a connection of its own; an HTTP client would tidy it up. */
final class RawHttp {

    /** Longest wait for a byte of the answer, in milliseconds; more would be a hang. */
    private static final int PATIENCE = 90_000;

    private final String method;
    private final String target;
    private final List<String> headers;
    private final byte[] body;
    private final String host;

    /**
     * @param target path and query
     * @param headers lines such as {@code Name: value}
     * @param body what follows the headers
     */
    RawHttp(String method, String target, List<String> headers, byte[] body) {
        this(method, target, headers, body, "127.0.0.1");
    }

    private RawHttp(String method, String target, List<String> headers, byte[] body, String host) {
        this.host = host;
        this.method = method;
        this.target = target;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** The same with another name of the server in it. */
    RawHttp as(String otherHost) {
        return new RawHttp(method, target, headers, body, otherHost);
    }

    /** Sends it and reads the answer to the end of the connection. */
    Exchange sendTo(URI server) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(bytes());
            socket.getOutputStream().flush();
            byte[] answer = socket.getInputStream().readAllBytes();
            return exchange(new String(answer, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("no answer to " + method + " " + target, e);
        }
    }

    private byte[] bytes() {
        var request = new ByteArrayOutputStream();
        String head =
                "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
                        .formatted(
                                method,
                                target,
                                host,
                                String.join(
                                        "", headers.stream().map(line -> line + "\r\n").toList()));
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private Exchange exchange(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no HTTP answer to " + method + " " + target + ": " + answer);
        }
        List<String> lines = answer.substring(0, end).lines().toList();
        Map<String, String> found = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            found.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int query = target.indexOf('?');
        return new Exchange(
                method,
                query < 0 ? target : target.substring(0, query),
                Integer.parseInt(lines.getFirst().split(" ", 3)[1]),
                found,
                answer.substring(end + 4));
    }
}

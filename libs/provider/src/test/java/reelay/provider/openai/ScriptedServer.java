package reelay.provider.openai;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A server on a raw socket that answers each request with the next reaction of its script, however
 * wrong that is; after the script it hangs up.
 */
final class ScriptedServer implements AutoCloseable {

    /** A request as it arrived; header names are in lower case, the port is the client's. */
    record Request(
            int port, String method, String target, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.get(name);
        }
    }

    /** What the server does with a request; the connection ends when it answers false. */
    interface Reaction {
        boolean react(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Queue<Reaction> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    ScriptedServer() {
        this(InetAddress.getLoopbackAddress());
    }

    ScriptedServer(InetAddress here) {
        try {
            listener = new ServerSocket(0, 50, here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    void willDo(Reaction... reactions) {
        script.addAll(Arrays.asList(reactions));
    }

    void willAnswer(int status, String body, String... headers) {
        willDo(answer(status, body, headers));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("one request was expected, there were " + requests);
        }
        return requests.getFirst();
    }

    /** A correct answer. JSON unless a header says otherwise. */
    static Reaction answer(int status, String body, String... headers) {
        return bytes(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** The same with bytes that are no text, or are packed. */
    static Reaction bytes(int status, byte[] body, String... headers) {
        return out -> {
            out.write(head(status, headers, "Content-Length: " + body.length));
            out.write(body);
            return true;
        };
    }

    /** An answer of any length that is made while it is sent. */
    static Reaction streamed(int status, Iterable<byte[]> pieces) {
        return out -> {
            out.write(head(status, new String[0], "Connection: close"));
            for (byte[] piece : pieces) {
                out.write(piece);
            }
            return false;
        };
    }

    /** An answer that breaks off, or stalls, before what its head promises. */
    static Reaction raw(String text) {
        return out -> {
            out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return false;
        };
    }

    static Reaction hangUp() {
        return out -> false;
    }

    /** Sends {@code text}, then nothing more, with the connection open. */
    static Reaction stall(String text) {
        return out -> {
            out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            Thread.sleep(60_000);
            return false;
        };
    }

    /** Chunks without an end, until the client hangs up. */
    static Reaction endless(int status, String piece) {
        return out -> {
            out.write(head(status, new String[0], "Transfer-Encoding: chunked"));
            byte[] chunk = chunk(piece);
            while (true) {
                out.write(chunk);
            }
        };
    }

    /** The same, and tells when the client has hung up. */
    static Reaction endless(int status, CountDownLatch hungUp, String... headers) {
        return endless(status, "0123456789abcdef", "0123456789abcdef", hungUp, headers);
    }

    /** The same, which begins in another way than it goes on. */
    static Reaction endless(
            int status, String start, String piece, CountDownLatch hungUp, String... headers) {
        return out -> {
            out.write(head(status, headers, "Transfer-Encoding: chunked"));
            out.write(chunk(start));
            byte[] chunk = chunk(piece);
            try {
                while (true) {
                    out.write(chunk);
                }
            } catch (IOException e) {
                hungUp.countDown();
                throw e;
            }
        };
    }

    private static byte[] chunk(String text) {
        return (Integer.toHexString(text.length()) + "\r\n" + text + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] head(int status, String[] headers, String length) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Told\r\n");
        boolean typed =
                Arrays.stream(headers)
                        .anyMatch(h -> h.toLowerCase(Locale.ROOT).startsWith("content-type"));
        if (!typed) {
            head.append("Content-Type: application/json\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append(length).append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            boolean open = true;
            while (open) {
                Request request = read(in, connection.getPort());
                if (request == null) {
                    return;
                }
                requests.add(request);
                Reaction reaction = script.poll();
                open = reaction != null && reaction.react(out);
                out.flush();
            }
            // Closed with bytes unread it would be reset, and the answer perhaps never seen.
            connection.shutdownOutput();
            connection.setSoTimeout(1_000);
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException hungUp) {
            // The client may close whenever it likes.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(InputStream in, int port) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return null;
        }
        String[] words = start.split(" ", -1);
        if (words.length != 3) {
            return new Request(port, "not HTTP", "", Map.of(), "");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        return new Request(port, words[0], words[1], headers, body);
    }

    /** A TLS hello has no line; 22 is its first byte. */
    private static String line(InputStream in) throws IOException {
        in.mark(1);
        if (in.read() == 22) {
            // Closing with unread bytes would reset the connection instead of ending it.
            in.skipNBytes(in.available());
            return "TLS";
        }
        in.reset();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}

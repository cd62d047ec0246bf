package reelay.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A provider on a socket that serves the same bytes to every request, framed as it is told. */
final class FramedServer implements AutoCloseable {

    /** How the end of a body is told. */
    enum Framing {
        LENGTH,
        CHUNKED,
        CONNECTION_CLOSE
    }

    private final ServerSocket socket;
    private final Framing framing;
    private final String contentType;
    private volatile byte[] body = {};

    FramedServer(Framing framing, String contentType) throws IOException {
        this.framing = framing;
        this.contentType = contentType;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
    }

    /** From now on it serves these. */
    void serves(byte[] bytes) {
        body = bytes;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                answer(connection);
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void answer(Socket connection) throws IOException {
        BufferedReader request =
                new BufferedReader(
                        new InputStreamReader(
                                connection.getInputStream(), StandardCharsets.US_ASCII));
        for (String line = request.readLine(); line != null && !line.isEmpty(); ) {
            line = request.readLine();
        }
        OutputStream out = connection.getOutputStream();
        String frame =
                switch (framing) {
                    case LENGTH -> "Content-Length: " + body.length + "\r\n";
                    case CHUNKED -> "Transfer-Encoding: chunked\r\n";
                    case CONNECTION_CLOSE -> "";
                };
        write(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: "
                        + contentType
                        + "\r\nConnection: close\r\n"
                        + frame
                        + "\r\n");
        if (framing == Framing.CHUNKED) {
            if (body.length > 0) {
                write(out, Integer.toHexString(body.length) + "\r\n");
                out.write(body);
                write(out, "\r\n");
            }
            write(out, "0\r\n\r\n");
        } else {
            out.write(body);
        }
        out.flush();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package reelay.simulator.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.SimulatedJob;

/**
 * A server that neither tells lengths nor sends chunks: the end of the connection is the end of the
 * answer, which is the first half of the file. The JDK's server cannot answer so.
 */
final class UnframedOrigin implements AutoCloseable {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nConnection: close\r\n\r\n";

    private final Jobs jobs;
    private final ServerSocket socket;

    UnframedOrigin(Jobs jobs) {
        this.jobs = jobs;
        try {
            socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("unframed").start(this::accept);
    }

    String link(SimulatedJob job) {
        return "http://127.0.0.1:%d/%s".formatted(socket.getLocalPort(), job.id());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> answer(connection));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void answer(Socket connection) {
        try (connection;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        connection.getInputStream(), StandardCharsets.US_ASCII))) {
            String first = Optional.ofNullable(in.readLine()).orElse("GET / HTTP/1.1");
            String line = first;
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            Optional<SimulatedJob> job = jobs.find(id(first));
            OutputStream out = connection.getOutputStream();
            out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
            if (job.isPresent()) {
                byte[] file = new DrawnVideo(job.get()).bytes();
                out.write(Arrays.copyOf(file, file.length / 2));
            }
            out.flush();
        } catch (IOException gone) {
            // Whoever asked has left; nobody else is concerned.
            return;
        }
    }

    /** From a line such as {@code GET /ID HTTP/1.1}. */
    private static String id(String requestLine) {
        return requestLine.substring(requestLine.indexOf('/') + 1, requestLine.lastIndexOf(' '));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

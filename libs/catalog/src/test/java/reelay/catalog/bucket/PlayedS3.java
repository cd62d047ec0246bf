package reelay.catalog.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reelay.aws.AwsClients;
import reelay.video.environment.Environment;

/** An S3 that answers objects and parts with the status that the test says. */
final class PlayedS3 implements AutoCloseable {

    private static final String STARTED =
            "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>";
    private static final String COMPLETED = "<CompleteMultipartUploadResult/>";
    private static final String ERROR = "<Error><Code>Odd</Code><Message>no</Message></Error>";

    /** What was asked, in the order in which the answers ended: GET, POST, PUT, DELETE. */
    final List<String> answered = new CopyOnWriteArrayList<>();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final int status;
    private final Runnable first;

    /**
     * @param status of what it is asked for, uploads that begin or end aside
     * @param beforeThat what happens before each such answer
     */
    PlayedS3(int status, Runnable beforeThat) {
        this.status = status;
        this.first = beforeThat;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    VideoBucket bucket() {
        return VideoBucket.of(
                AwsClients.from(
                        new Environment(
                                Map.of(
                                        "AWS_REGION",
                                        "us-east-1",
                                        "AWS_ENDPOINT_URL_S3",
                                        "http://127.0.0.1:" + server.getAddress().getPort()))),
                "videos");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            boolean ofUploads = method.equals("POST") || method.equals("DELETE");
            if (!ofUploads) {
                first.run();
            }
            String body =
                    !ofUploads
                            ? status == 200 ? "" : ERROR
                            : query.startsWith("uploads")
                                    ? STARTED
                                    : method.equals("POST") ? COMPLETED : "";
            exchange.getResponseHeaders().add("ETag", "\"e\"");
            exchange.sendResponseHeaders(
                    ofUploads ? 200 : status, body.isEmpty() ? -1 : body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            answered.add(method);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}

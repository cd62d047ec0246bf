package reelay.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.aws.AwsClients;
import reelay.video.Job;
import reelay.video.Video;
import reelay.video.environment.Environment;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A DynamoDB that cancels transactions for reasons that are not ours (TransactWriteItems). */
class BusyTransactionTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

    private final Video video = CatalogFixture.video("alice", NOW);
    private HttpServer server;
    private DynamoDbClient dynamo;
    private String reason;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
                        byte[] body =
                                """
                                {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                                 "CancellationReasons":[{"Code":"None"},{"Code":"%s"}]}\
                                """
                                        .formatted(reason)
                                        .getBytes(UTF_8);
                        exchange.sendResponseHeaders(400, body.length);
                        exchange.getResponseBody().write(body);
                    }
                });
        server.start();
        dynamo =
                AwsClients.from(
                                new Environment(
                                        Map.of(
                                                "AWS_REGION",
                                                "us-east-1",
                                                "AWS_ENDPOINT_URL_DYNAMODB",
                                                "http://127.0.0.1:"
                                                        + server.getAddress().getPort())))
                        .dynamoDb();
    }

    @AfterEach
    void stop() {
        dynamo.close();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError"})
    void mayTakeTheSameLater(String busy) {
        reason = busy;

        assertThat(new IdempotencyKeys(dynamo, "videos").create(video, "key", NOW)).isFalse();
        assertThatThrownBy(
                        () ->
                                new AdoptedVideos(dynamo, "videos")
                                        .create(video, new Job("job", "openai", NOW)))
                .isInstanceOf(SdkClientException.class);
    }

    @Test
    void neverTakesWhatIsWrong() {
        reason = "ValidationError";

        assertThatThrownBy(() -> new IdempotencyKeys(dynamo, "videos").create(video, "key", NOW))
                .isInstanceOf(TransactionCanceledException.class);
    }
}

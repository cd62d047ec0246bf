package reelay.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/** Requests that no SDK would send. */
class DynamoDbRawRequestTest {

    private static DynamoDbEmulator emulator;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        emulator = DynamoDbEmulator.start(0, Optional.empty(), InstantSource.system());
        http = HttpClient.newHttpClient();
        try (DynamoDbClient client = ContractDatabase.client(emulator)) {
            client.createTable(
                    b ->
                            b.tableName("raw")
                                    .billingMode("PAY_PER_REQUEST")
                                    .keySchema(ContractDatabase.key("id", KeyType.HASH))
                                    .attributeDefinitions(ContractDatabase.attribute("id", "S")));
        }
    }

    @AfterAll
    static void stop() {
        http.close();
        emulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{",
                """
                {"TableName": "raw", "Key": {"id": {"B": "YQ"}}}
                """,
                """
                {"TableName": "raw", "Key": {"id": {"S": 1}}}
                """,
                """
                {"TableName": "raw", "Key": {"id": {"S": "a"}}, "ProjectionExpression": "#x",
                 "ExpressionAttributeNames": {"#x": 7}}
                """
            })
    void areRefusedAsNoInputAtAll(String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GetItem", BodyPublishers.ofString(body));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("SerializationException");
    }

    @Test
    void halfACharacterIsNone() throws IOException, InterruptedException {
        String body = "{\"TableName\": \"raw\", \"Item\": {\"id\": {\"S\": \"\\ud800\"}}}";

        assertThat(send("PutItem", BodyPublishers.ofString(body)).body())
                .contains("SerializationException");
    }

    @Test
    void aNameMayHaveAllTheBytesItMay() throws IOException, InterruptedException {
        String body =
                "{\"TableName\": \"raw\", \"Item\": {\"id\": {\"S\": \"long\"}, \"%s\": {\"N\": \"1\"}}}"
                        .formatted("n".repeat(65_535));

        assertThat(send("PutItem", BodyPublishers.ofString(body)).statusCode()).isEqualTo(200);
    }

    @Test
    void nullIsNoLimitAndNoStart() throws IOException, InterruptedException {
        String body = "{\"TableName\": \"raw\", \"Limit\": null, \"ExclusiveStartKey\": null}";

        assertThat(send("Scan", BodyPublishers.ofString(body)).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyMayBePacked() throws IOException, InterruptedException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"TableName\": \"raw\"}".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(
                        send(
                                        "DescribeTable",
                                        BodyPublishers.ofByteArray(packed.toByteArray()),
                                        "Content-Encoding",
                                        "gzip")
                                .body())
                .contains("\"TableStatus\":\"ACTIVE\"");
    }

    private static HttpResponse<String> send(
            String operation, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(emulator.address())
                        .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                        .POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}

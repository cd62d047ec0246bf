package reelay.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/** Requests that no SDK would send. */
class DynamoDbRawRequestTest {

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
        try (DynamoDbEmulator emulator =
                        DynamoDbEmulator.start(0, Optional.empty(), InstantSource.system());
                DynamoDbClient client = ContractDatabase.client(emulator);
                HttpClient http = HttpClient.newHttpClient()) {
            client.createTable(
                    b ->
                            b.tableName("raw")
                                    .billingMode("PAY_PER_REQUEST")
                                    .keySchema(ContractDatabase.key("id", KeyType.HASH))
                                    .attributeDefinitions(ContractDatabase.attribute("id", "S")));

            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(emulator.address())
                                    .header("X-Amz-Target", "DynamoDB_20120810.GetItem")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("SerializationException");
        }
    }
}

package reelay.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The least a function that uses AWS can do: JSON in, one GetItem, JSON out. */
public final class MinimalSdkHandler implements RequestStreamHandler {

    private final ObjectMapper json = new ObjectMapper();
    private final String table;
    private final DynamoDbClient dynamo;

    /** Reads VIDEOS_TABLE. */
    public MinimalSdkHandler() {
        table = System.getenv("VIDEOS_TABLE");
        dynamo =
                DynamoDbClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        JsonNode event = json.readTree(in);
        boolean found =
                dynamo.getItem(
                                get ->
                                        get.tableName(table)
                                                .key(
                                                        Map.of(
                                                                "id",
                                                                AttributeValue.fromS(
                                                                        event.path("video_id")
                                                                                .asText()))))
                        .hasItem();
        json.writeValue(out, Map.of("found", found));
    }
}

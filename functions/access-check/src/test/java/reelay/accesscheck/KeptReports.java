package reelay.accesscheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import reelay.emulators.http.AwsJsonHandler;
import reelay.emulators.http.HttpListener;

/** The table of reports over HTTP: puts an item, queries the newest by its account. */
final class KeptReports implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> puts = new CopyOnWriteArrayList<>();
    private final HttpListener listener =
            HttpListener.start(
                    0,
                    new AwsJsonHandler(
                            "DynamoDB_20120810",
                            "1.0",
                            Map.of("PutItem", this::put, "Query", this::newest)));

    URI address() {
        return listener.address();
    }

    /** What was put, as the wire has it: {@code TableName} and {@code Item}. */
    List<JsonNode> puts() {
        return List.copyOf(puts);
    }

    private JsonNode put(JsonNode input) {
        puts.add(input);
        return json.createObjectNode();
    }

    private JsonNode newest(JsonNode input) {
        String account = input.at("/ExpressionAttributeValues/:account/S").asText();
        boolean newestFirst = !input.path("ScanIndexForward").asBoolean(true);
        Comparator<JsonNode> byTime =
                Comparator.comparing(put -> put.at("/Item/checked_at/S").asText());
        List<JsonNode> items =
                puts.stream()
                        .filter(put -> put.at("/Item/account/S").asText().equals(account))
                        .sorted(newestFirst ? byTime.reversed() : byTime)
                        .limit(input.path("Limit").asInt(Integer.MAX_VALUE))
                        .map(put -> put.path("Item"))
                        .toList();
        return json.createObjectNode().set("Items", json.createArrayNode().addAll(items));
    }

    @Override
    public void close() {
        listener.close();
    }
}

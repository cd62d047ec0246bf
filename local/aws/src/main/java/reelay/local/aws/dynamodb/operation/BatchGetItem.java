package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reelay.local.aws.dynamodb.expression.Placeholders;
import reelay.local.aws.dynamodb.expression.Projection;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.dynamodb.item.ValueJson;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.dynamodb.table.Table;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Reads up to 100 items by their keys; the answer is complete up to 16 MB. */
public record BatchGetItem(Database database) implements AwsJsonHandler.Operation {

    private static final int MOST_KEYS = 100;

    private static final Set<String> TABLE_PARAMETERS =
            Set.of("Keys", "ProjectionExpression", "ExpressionAttributeNames");

    @Override
    public JsonNode answer(JsonNode input) {
        CallParameters parameters =
                CallParameters.of("BatchGetItem", input, Set.of("RequestItems"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode responses = answer.putObject("Responses");
        answer.putObject("UnprocessedKeys");
        int keys = 0;
        for (var entry : parameters.json().path("RequestItems").properties()) {
            keys += entry.getValue().path("Keys").size();
            if (keys > MOST_KEYS) {
                throw ValidationFault.of("Too many items requested for the BatchGetItem call");
            }
            read(
                    database.table(entry.getKey()),
                    entry.getValue(),
                    responses.putArray(entry.getKey()));
        }
        return answer;
    }

    private static void read(Table table, JsonNode request, ArrayNode found) {
        CallParameters parameters = CallParameters.of("BatchGetItem", request, TABLE_PARAMETERS);
        Placeholders placeholders = Placeholders.of(request);
        Optional<Projection> projection =
                parameters
                        .optionalText("ProjectionExpression")
                        .map(text -> Projection.parse(text, placeholders));
        placeholders.checkAllUsed();
        Set<Map<String, Value>> keys = new HashSet<>();
        for (JsonNode json : request.path("Keys")) {
            Map<String, Value> key = ValueJson.readItem(json);
            KeyCheck.checkKey(table.definition(), key);
            if (!keys.add(key)) {
                throw ValidationFault.of("Provided list of item keys contains duplicates");
            }
            table.get(key)
                    .map(item -> projection.isPresent() ? projection.get().of(item) : item)
                    .ifPresent(item -> found.add(ValueJson.writeItem(item)));
        }
    }
}

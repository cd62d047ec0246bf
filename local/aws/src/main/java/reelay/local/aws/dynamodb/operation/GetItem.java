package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reelay.local.aws.dynamodb.expression.Placeholders;
import reelay.local.aws.dynamodb.expression.Projection;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.dynamodb.item.ValueJson;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.dynamodb.table.Table;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Reads one item by its key. */
public record GetItem(Database database) implements AwsJsonHandler.Operation {

    private static final Set<String> PARAMETERS =
            Set.of("TableName", "Key", "ProjectionExpression", "ExpressionAttributeNames");

    @Override
    public JsonNode answer(JsonNode input) {
        CallParameters parameters = CallParameters.of("GetItem", input, PARAMETERS);
        Map<String, Value> key = parameters.item("Key");
        Placeholders placeholders = Placeholders.of(input);
        Optional<Projection> projection =
                parameters
                        .optionalText("ProjectionExpression")
                        .map(text -> Projection.parse(text, placeholders));
        placeholders.checkAllUsed();
        Table table = database.table(parameters.text("TableName"));
        KeyCheck.checkKey(table.definition(), key);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        table.get(key)
                .map(item -> projection.isPresent() ? projection.get().of(item) : item)
                .ifPresent(item -> answer.set("Item", ValueJson.writeItem(item)));
        return answer;
    }
}

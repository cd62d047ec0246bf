package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reelay.local.aws.dynamodb.expression.Placeholders;
import reelay.local.aws.dynamodb.expression.Projection;
import reelay.local.aws.dynamodb.expression.Update;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.dynamodb.item.ValueJson;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Changes attributes of an item, or makes it. */
public record UpdateItem(Database database) implements AwsJsonHandler.Operation {

    private static final Set<String> PARAMETERS =
            ItemWrites.parametersAnd("Key", "UpdateExpression", "ReturnValues");

    @Override
    public JsonNode answer(JsonNode input) {
        CallParameters parameters = CallParameters.of("UpdateItem", input, PARAMETERS);
        String returned =
                parameters.oneOf(
                        "ReturnValues",
                        List.of("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"));
        Placeholders placeholders = Placeholders.of(input);
        Update update = ItemWrites.updateOf(parameters, placeholders);
        ItemWrite.Outcome.Ready done =
                new ItemWrites(database).update(parameters, placeholders, update).execute(database);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        attributes(returned, done, new Projection(update.paths()))
                .filter(attributes -> !attributes.isEmpty())
                .ifPresent(item -> answer.set("Attributes", ValueJson.writeItem(item)));
        return answer;
    }

    private static Optional<Map<String, Value>> attributes(
            String returned, ItemWrite.Outcome.Ready done, Projection updated) {
        return switch (returned) {
            case "ALL_OLD" -> done.before();
            case "ALL_NEW" -> done.after();
            case "UPDATED_OLD" -> done.before().map(updated::of);
            case "UPDATED_NEW" -> done.after().map(updated::of);
            default -> Optional.empty();
        };
    }
}

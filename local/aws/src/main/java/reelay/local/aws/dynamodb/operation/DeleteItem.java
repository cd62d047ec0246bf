package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import reelay.local.aws.dynamodb.item.ValueJson;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Removes an item; one that is not there is no error. */
public record DeleteItem(Database database) implements AwsJsonHandler.Operation {

    private static final Set<String> PARAMETERS = ItemWrites.parametersAnd("Key", "ReturnValues");

    @Override
    public JsonNode answer(JsonNode input) {
        CallParameters parameters = CallParameters.of("DeleteItem", input, PARAMETERS);
        String returned = parameters.oneOf("ReturnValues", List.of("NONE", "ALL_OLD"));
        ItemWrite.Outcome.Ready done =
                new ItemWrites(database).delete(parameters).execute(database);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (returned.equals("ALL_OLD")) {
            done.before().ifPresent(item -> answer.set("Attributes", ValueJson.writeItem(item)));
        }
        return answer;
    }
}

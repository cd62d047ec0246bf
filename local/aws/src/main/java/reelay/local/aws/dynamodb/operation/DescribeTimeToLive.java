package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Tells which attribute expires items, if any does. */
public record DescribeTimeToLive(Database database) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        CallParameters parameters =
                CallParameters.of("DescribeTimeToLive", input, Set.of("TableName"));
        Optional<String> attribute =
                NamedTable.find(database, parameters).definition().timeToLive();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode description = answer.putObject("TimeToLiveDescription");
        description.put("TimeToLiveStatus", attribute.isPresent() ? "ENABLED" : "DISABLED");
        attribute.ifPresent(name -> description.put("AttributeName", name));
        return answer;
    }
}

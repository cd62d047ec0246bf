package reelay.local.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import reelay.local.http.AwsJsonHandler;

/** Tells which attribute expires items, if any does. */
record DescribeTimeToLive(Database database) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        Parameters parameters = Parameters.of("DescribeTimeToLive", input, Set.of("TableName"));
        Optional<String> attribute =
                NamedTable.find(database, parameters).definition().timeToLive();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode description = answer.putObject("TimeToLiveDescription");
        description.put("TimeToLiveStatus", attribute.isPresent() ? "ENABLED" : "DISABLED");
        attribute.ifPresent(name -> description.put("AttributeName", name));
        return answer;
    }
}

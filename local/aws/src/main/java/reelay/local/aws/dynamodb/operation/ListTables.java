package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Lists table names in alphabetical order. */
public record ListTables(Database database) implements AwsJsonHandler.Operation {

    /** Most names in one answer. */
    private static final int MOST_NAMES = 100;

    @Override
    public JsonNode answer(JsonNode input) {
        CallParameters parameters =
                CallParameters.of("ListTables", input, Set.of("Limit", "ExclusiveStartTableName"));
        int limit = parameters.count("Limit").orElse(MOST_NAMES);
        String start = parameters.optionalText("ExclusiveStartTableName").orElse("");
        List<String> behind =
                database.names().stream().filter(name -> name.compareTo(start) > 0).toList();
        List<String> names = behind.stream().limit(limit).toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode listed = answer.putArray("TableNames");
        names.forEach(listed::add);
        if (names.size() < behind.size()) {
            answer.put("LastEvaluatedTableName", names.getLast());
        }
        return answer;
    }
}

package reelay.local.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.http.AwsJsonHandler;

/** Says which attribute holds the second an item expires at. */
record UpdateTimeToLive(Database database) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        Parameters parameters =
                Parameters.of(
                        "UpdateTimeToLive", input, Set.of("TableName", "TimeToLiveSpecification"));
        Table table = NamedTable.find(database, parameters);
        JsonNode specification = input.path("TimeToLiveSpecification");
        boolean enabled = specification.path("Enabled").asBoolean();
        boolean wasEnabled = table.definition().timeToLive().isPresent();
        if (enabled == wasEnabled) {
            throw ValidationFault.of(
                    enabled ? "TimeToLive is already enabled" : "TimeToLive is already disabled");
        }
        Optional<String> attribute =
                enabled
                        ? new Parameters(specification).optionalText("AttributeName")
                        : Optional.empty();
        database.commit(List.of(new Change.Defined(table.definition().withTimeToLive(attribute))));
        return JsonNodeFactory.instance.objectNode().set("TimeToLiveSpecification", specification);
    }
}

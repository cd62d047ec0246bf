package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.table.Change;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.dynamodb.table.Table;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Says which attribute holds the second an item expires at. */
public record UpdateTimeToLive(Database database) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        CallParameters parameters =
                CallParameters.of(
                        "UpdateTimeToLive", input, Set.of("TableName", "TimeToLiveSpecification"));
        Table table = NamedTable.find(database, parameters);
        JsonNode specification = input.path("TimeToLiveSpecification");
        boolean enabled = specification.path("Enabled").asBoolean();
        boolean wasEnabled = table.definition().timeToLive().isPresent();
        if (enabled == wasEnabled) {
            throw ValidationFault.of(
                    enabled ? "TimeToLive is already enabled" : "TimeToLive is already disabled");
        }
        String attribute = new CallParameters(specification).text("AttributeName");
        if (!enabled && !table.definition().timeToLive().equals(Optional.of(attribute))) {
            throw ValidationFault.of(
                    "TimeToLive is active on a different AttributeName: current AttributeName is "
                            + table.definition().timeToLive().get());
        }
        database.commit(
                List.of(
                        new Change.Defined(
                                table.definition()
                                        .withTimeToLive(
                                                enabled
                                                        ? Optional.of(attribute)
                                                        : Optional.empty()))));
        return JsonNodeFactory.instance.objectNode().set("TimeToLiveSpecification", specification);
    }
}

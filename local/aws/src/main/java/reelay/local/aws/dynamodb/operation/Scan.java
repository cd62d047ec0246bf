package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.NavigableMap;
import reelay.local.aws.dynamodb.expression.Placeholders;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.dynamodb.table.SortKey;
import reelay.local.aws.dynamodb.table.TableDefinition;
import reelay.local.aws.dynamodb.table.View;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Reads a whole table or index, page by page. */
public record Scan(Database database) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        CallParameters parameters = CallParameters.of("Scan", input, ItemPage.PARAMETERS);
        Placeholders placeholders = Placeholders.of(input);
        ItemPage.Selection selection = ItemPage.Selection.of(parameters, placeholders);
        placeholders.checkAllUsed();
        View view = ItemPage.view(database, parameters);
        ItemPage page = selection.of(view);
        TableDefinition table = database.table(parameters.text("TableName")).definition();
        NavigableMap<SortKey, Map<String, Value>> items =
                page.start(table)
                        .map(start -> view.items().tailMap(start, false))
                        .orElse(view.items());
        return page.answer(items.values());
    }
}

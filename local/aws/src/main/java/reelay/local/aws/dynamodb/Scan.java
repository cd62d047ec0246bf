package reelay.local.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import reelay.local.aws.dynamodb.expression.Placeholders;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.http.AwsJsonHandler;

/** Reads a whole table or index, page by page. */
record Scan(Database database) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        Parameters parameters = Parameters.of("Scan", input, Page.PARAMETERS);
        View view = Page.view(database, parameters);
        Placeholders placeholders = Placeholders.of(input);
        Page page = Page.of(parameters, view, placeholders);
        placeholders.checkAllUsed();
        TableDefinition table = database.table(parameters.text("TableName")).definition();
        NavigableMap<SortKey, Map<String, Value>> items =
                page.start(table)
                        .map(start -> view.items().tailMap(start, false))
                        .orElse(view.items());
        return page.answer(items.values(), Optional.empty());
    }
}

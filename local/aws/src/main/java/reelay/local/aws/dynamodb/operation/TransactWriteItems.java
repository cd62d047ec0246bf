package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reelay.local.aws.dynamodb.expression.Placeholders;
import reelay.local.aws.dynamodb.expression.Update;
import reelay.local.aws.dynamodb.item.ItemSize;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.item.ValueJson;
import reelay.local.aws.dynamodb.table.Change;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Writes up to 100 items, all or none. */
public final class TransactWriteItems implements AwsJsonHandler.Operation {

    private static final int MOST_WRITES = 100;

    /** How long a repeat with the same token is known ("TransactWriteItems", API reference). */
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);

    /** Most bytes of all writes together ("TransactWriteItems", API reference). */
    private static final int LARGEST = 4 * 1024 * 1024;

    private static final int LONGEST_TOKEN = 36;

    private static final Set<String> PARAMETERS = Set.of("TransactItems", "ClientRequestToken");

    /** A transaction that went well. */
    private record Done(JsonNode items, Instant at) {}

    private final Database database;
    private final Map<String, Done> doneByToken = new HashMap<>();

    public TransactWriteItems(Database database) {
        this.database = database;
    }

    @Override
    public JsonNode answer(JsonNode input) {
        CallParameters parameters = CallParameters.of("TransactWriteItems", input, PARAMETERS);
        Optional<String> token = parameters.optionalText("ClientRequestToken");
        JsonNode items = input.path("TransactItems");
        if (token.isPresent() && wasDone(token.get(), items)) {
            return JsonNodeFactory.instance.objectNode();
        }
        token.ifPresent(TransactWriteItems::checkToken);
        List<ItemWrite> writes = writes(items);
        checkDemands(writes);
        database.commit(check(writes));
        token.ifPresent(given -> doneByToken.put(given, new Done(items, database.now())));
        return JsonNodeFactory.instance.objectNode();
    }

    private static void checkToken(String token) {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            throw ValidationFault.of(
                    "1 validation error detected: Value '%s' at 'clientRequestToken' failed to satisfy constraint: Member must have length between 1 and %d"
                            .formatted(token, LONGEST_TOKEN));
        }
    }

    /** Of several writes that cannot be, the first is named, and no condition is looked at. */
    private static void checkDemands(List<ItemWrite> writes) {
        for (int at = 0; at < writes.size(); at++) {
            try {
                writes.get(at).demands().run();
            } catch (AwsFault fault) {
                int refused = at;
                throw cancelled(
                        IntStream.range(0, writes.size())
                                .mapToObj(n -> n == refused ? invalid(fault) : reason("None"))
                                .toList());
            }
        }
    }

    private static ObjectNode invalid(AwsFault fault) {
        return reason("ValidationError").put("Message", fault.getMessage());
    }

    private static ObjectNode reason(String code) {
        return JsonNodeFactory.instance.objectNode().put("Code", code);
    }

    private boolean wasDone(String token, JsonNode items) {
        Instant oldest = database.now().minus(TOKEN_LIFETIME);
        doneByToken.values().removeIf(done -> done.at().isBefore(oldest));
        Done done = doneByToken.get(token);
        if (done != null && !done.items().equals(items)) {
            throw new AwsFault(
                    400,
                    "IdempotentParameterMismatchException",
                    "The request uses the same client token as a previous, but non-identical"
                            + " request");
        }
        return done != null;
    }

    private List<ItemWrite> writes(JsonNode items) {
        if (items.isEmpty() || items.size() > MOST_WRITES) {
            throw ValidationFault.of(
                    "1 validation error detected: Value at 'transactItems' failed to satisfy"
                            + " constraint: Member must have length between 1 and 100");
        }
        if (bytes(items) > LARGEST) {
            throw ValidationFault.of(
                    "Transaction request size cannot exceed " + LARGEST + " bytes");
        }
        List<ItemWrite> writes = new ArrayList<>();
        Set<List<Object>> written = new HashSet<>();
        for (JsonNode item : items) {
            ItemWrite write = write(item);
            if (!written.add(List.of(write.table().definition().name(), write.key()))) {
                throw ValidationFault.of(
                        "Transaction request cannot include multiple operations on one item");
            }
            writes.add(write);
        }
        return writes;
    }

    /** Bytes of all that is to be written, and of the keys where. */
    private static int bytes(JsonNode items) {
        return items.valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(
                        write ->
                                Stream.of("Item", "Key", "ExpressionAttributeValues")
                                        .map(write::path))
                .filter(JsonNode::isObject)
                .mapToInt(values -> ItemSize.of(ValueJson.readItem(values)))
                .sum();
    }

    private ItemWrite write(JsonNode item) {
        if (item.size() != 1) {
            throw ValidationFault.of(
                    "TransactItems can only contain one of Check, Put, Update or Delete");
        }
        String kind = item.fieldNames().next();
        JsonNode json = item.path(kind);
        ItemWrites writes = new ItemWrites(database);
        return switch (kind) {
            case "Put" -> writes.put(known(kind, json, "Item"));
            case "Delete" -> writes.delete(known(kind, json, "Key"));
            case "ConditionCheck" -> writes.conditionCheck(known(kind, json, "Key"));
            case "Update" -> {
                CallParameters parameters = known(kind, json, "Key", "UpdateExpression");
                parameters.text("UpdateExpression");
                Placeholders placeholders = Placeholders.of(json);
                Update update = ItemWrites.updateOf(parameters, placeholders);
                yield writes.update(parameters, placeholders, update);
            }
            default -> throw AwsFault.notEmulated(kind + " in TransactWriteItems");
        };
    }

    private static CallParameters known(String kind, JsonNode json, String... further) {
        return CallParameters.of(kind, json, ItemWrites.parametersAnd(further));
    }

    /** The changes of all writes. */
    private static List<Change> check(List<ItemWrite> writes) {
        List<Change> changes = new ArrayList<>();
        List<ObjectNode> reasons = new ArrayList<>();
        boolean refused = false;
        for (ItemWrite write : writes) {
            ObjectNode reason = JsonNodeFactory.instance.objectNode();
            try {
                switch (write.judge()) {
                    case ItemWrite.Outcome.Ready ready -> {
                        changes.addAll(write.changes(ready));
                        reason.put("Code", "None");
                    }
                    case ItemWrite.Outcome.ConditionFailed failed -> {
                        refused = true;
                        AwsFault fault = failed.asFault();
                        reason.put("Code", "ConditionalCheckFailed");
                        reason.put("Message", fault.getMessage());
                        reason.setAll(fault.details());
                    }
                }
            } catch (AwsFault fault) {
                refused = true;
                reason = invalid(fault);
            }
            reasons.add(reason);
        }
        if (refused) {
            throw cancelled(reasons);
        }
        return changes;
    }

    private static AwsFault cancelled(List<ObjectNode> reasons) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.putArray("CancellationReasons").addAll(reasons);
        List<String> codes = reasons.stream().map(r -> r.path("Code").asText()).toList();
        return new AwsFault(
                400,
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons "
                        + codes,
                details);
    }
}

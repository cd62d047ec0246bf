package reelay.benchmarks.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import reelay.local.aws.iam.Asked;
import reelay.local.aws.lambda.FunctionRun;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;
import reelay.stack.template.resource.TableResource;
import reelay.video.Json;

/**
 * What the local services saw since it was opened.
 *
 * @param item the item that a table has under a key now; missing when there is none
 */
record Ledger(
        StackTemplate template,
        Prices prices,
        BiFunction<String, JsonNode, JsonNode> item,
        List<Asked> asked,
        List<FunctionRun> runs) {

    private static final int WRITE_BYTES = 1024;
    private static final int READ_BYTES = 4096;

    static Ledger open(
            StackTemplate template, Prices prices, BiFunction<String, JsonNode, JsonNode> item) {
        return new Ledger(
                template,
                prices,
                item,
                Collections.synchronizedList(new ArrayList<>()),
                Collections.synchronizedList(new ArrayList<>()));
    }

    /** All of it. */
    UnitsUsed all() {
        UnitsUsed usage = new UnitsUsed();
        List.copyOf(asked).forEach(one -> add(usage, one));
        List.copyOf(runs).forEach(one -> add(usage, one));
        return usage;
    }

    /** What one function used. */
    UnitsUsed of(LambdaResource function) {
        String role = function.roleArn().replaceAll(".*/", "");
        UnitsUsed usage = new UnitsUsed();
        List.copyOf(asked).stream()
                .filter(one -> one.role().equals(role))
                .forEach(one -> add(usage, one));
        List.copyOf(runs).stream()
                .filter(one -> one.function().equals(function.logicalId()))
                .forEach(one -> add(usage, one));
        return usage;
    }

    long runsOf(String function) {
        return List.copyOf(runs).stream().filter(one -> one.function().equals(function)).count();
    }

    private void add(UnitsUsed usage, FunctionRun run) {
        double provider = prices.assumed().providerMs().getOrDefault(run.function(), 0.0);
        double seconds = run.took().toMillis() / 1000.0 + provider / 1000;
        usage.add(Unit.LAMBDA_REQUEST, 1)
                .add(Unit.GB_SECOND, seconds * memory(template.function(run.function())))
                .add(Unit.LOG_GIGABYTE, prices.assumed().platformLogBytesARun() / 1e9);
    }

    private static double memory(LambdaResource function) {
        return function.memoryMegabytes() / 1024.0;
    }

    private void add(UnitsUsed usage, Asked one) {
        String service = one.needed().getFirst().action().replaceFirst(":.*", "");
        template.functions().stream()
                .filter(function -> function.roleArn().endsWith("/" + one.role()))
                .forEach(
                        function ->
                                usage.add(
                                        Unit.GB_SECOND,
                                        prices.assumed().awsCallMs() / 1000 * memory(function)));
        switch (service) {
            case "dynamodb" -> dynamoDb(usage, one);
            case "s3" ->
                    usage.add(
                            one.operation().matches("GET|HEAD") ? Unit.S3_GET : Unit.S3_PUT,
                            one.operation().equals("DELETE") ? 0 : 1);
            case "secretsmanager" -> usage.add(Unit.SECRET_CALL, 1);
            case "events" -> usage.add(Unit.EVENT, 1);
            case "states", "lambda" -> {} // transitions and runs are what costs
            default -> throw new IllegalStateException("nobody knows what costs at " + service);
        }
    }

    private void dynamoDb(UnitsUsed usage, Asked one) {
        switch (one.operation()) {
            case "GetItem" ->
                    usage.add(
                            Unit.READ_UNIT,
                            consistency(one) * units(size(one.input(), one.input()), READ_BYTES));
            case "Query" -> usage.add(Unit.READ_UNIT, consistency(one));
            case "TransactWriteItems" ->
                    one.input()
                            .path("TransactItems")
                            .valueStream()
                            .flatMap(JsonNode::valueStream)
                            .forEach(part -> write(usage, part, 2));
            case "PutItem", "UpdateItem", "DeleteItem" -> write(usage, one.input(), 1);
            default -> throw new IllegalStateException("nobody counts " + one.operation());
        }
    }

    /** An index takes what it shows: the whole item by owner, keys alone of what is unsettled. */
    private void write(UnitsUsed usage, JsonNode input, int times) {
        double own = units(size(input, input), WRITE_BYTES);
        usage.add(Unit.WRITE_UNIT, own * times);
        TableResource table = table(input);
        String touched = input.path("Item").toString() + input.path("UpdateExpression").asText();
        JsonNode now = now(input);
        for (TableResource.Index index : table.indexes()) {
            boolean whole = index.projection().equals("ALL");
            if (whole
                    ? now.has(index.key().partition())
                    : touched.contains(index.key().partition())) {
                usage.add(Unit.WRITE_UNIT, whole ? own : 1);
            }
        }
    }

    private double consistency(Asked one) {
        return one.input().path("ConsistentRead").asBoolean() ? 1 : 0.5;
    }

    private static double units(long bytes, int each) {
        return Math.max(1, Math.ceil((double) bytes / each));
    }

    private TableResource table(JsonNode input) {
        String name = input.path("TableName").asText();
        return template.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode now(JsonNode input) {
        TableResource table = table(input);
        JsonNode given = input.has("Key") ? input.path("Key") : input.path("Item");
        var key = Json.object();
        key.set(table.key().partition(), given.path(table.key().partition()));
        table.key().sort().ifPresent(range -> key.set(range, given.path(range)));
        return item.apply(table.name(), key);
    }

    private long size(JsonNode input, JsonNode orElse) {
        JsonNode now = now(input);
        return bytes(now.isMissingNode() ? orElse.path("Item") : now);
    }

    /** As DynamoDB counts, near enough: names and values. */
    private static long bytes(JsonNode item) {
        long bytes = 0;
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            bytes +=
                    field.getKey().getBytes(StandardCharsets.UTF_8).length
                            + field.getValue().toString().length()
                            - "{\"S\":\"\"}".length();
        }
        return bytes;
    }
}

package reelay.access.kept;

import static reelay.aws.ItemValues.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.access.report.AccessReport;
import reelay.aws.Attributes;
import reelay.aws.ItemValues;
import reelay.provider.site.OpenAi;
import reelay.video.Json;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The reports in DynamoDB: key {@code account} and {@code checked_at}, the report as JSON text
 * beside what a line of the history needs.
 */
public final class AccessReports {

    /** How long a report is kept. */
    public static final Duration LIFETIME = Duration.ofDays(90);

    private final DynamoDbClient dynamo;
    private final String table;
    private final String kind;

    /**
     * Those about the server of OpenAI's protocol.
     *
     * @param table DynamoDB table of the reports
     */
    public AccessReports(DynamoDbClient dynamo, String table) {
        this(dynamo, table, OpenAi.KIND);
    }

    private AccessReports(DynamoDbClient dynamo, String table, String kind) {
        this.dynamo = dynamo;
        this.table = table;
        this.kind = kind;
    }

    /** Those about the provider of another kind. */
    public AccessReports of(String other) {
        return new AccessReports(dynamo, table, other);
    }

    /** The newest report about each of these kinds of which there is one. */
    public List<AccessReport> latest(List<String> kinds) {
        return kinds.stream().flatMap(other -> of(other).latest().stream()).toList();
    }

    /**
     * Keeps a report under its own kind; one of the same millisecond is replaced.
     *
     * @param changed whether verdict or reason differ from the report before
     */
    public void keep(AccessReport report, boolean changed) {
        Instant end = report.checkedAt().plus(LIFETIME);
        Map<String, AttributeValue> item =
                new HashMap<>(AccountItem.report(report.kind(), report.checkedAt()));
        item.put("report", text(Json.text(report)));
        item.put("verdict", text(report.verdict().word()));
        item.put("reason", text(report.reason().word()));
        item.put("sentence", text(report.sentence()));
        item.put("changed", AttributeValue.fromBool(changed));
        item.put("expires_at", ItemValues.time(end));
        dynamo.putItem(put -> put.tableName(table).item(item));
    }

    /** The newest one; empty before the first check, or if an older version wrote it. */
    public Optional<AccessReport> latest() {
        return dynamo
                .query(
                        query ->
                                query.tableName(table)
                                        .keyConditionExpression("account = :account")
                                        .expressionAttributeValues(
                                                Map.of(":account", text(AccountItem.account(kind))))
                                        .scanIndexForward(false)
                                        .limit(1)
                                        .consistentRead(true))
                .items()
                .stream()
                .findFirst()
                .flatMap(item -> read(new Attributes(item).text("report")));
    }

    /**
     * Part of the history, newest first.
     *
     * @param after id of the last line seen; empty from the newest
     * @param limit most lines, at least one
     */
    public ReportPage page(Optional<String> after, int limit) {
        List<ReportSummary> lines = new ArrayList<>();
        Map<String, AttributeValue> from = Map.of();
        do {
            QueryResponse part = linesAfter(after, limit + 1 - lines.size(), from);
            part.items().forEach(item -> lines.add(summary(new Attributes(item))));
            from = part.lastEvaluatedKey();
        } while (!from.isEmpty() && lines.size() <= limit);
        boolean more = lines.size() > limit;
        return new ReportPage(more ? lines.subList(0, limit) : lines, more);
    }

    private QueryResponse linesAfter(
            Optional<String> after, int limit, Map<String, AttributeValue> from) {
        Map<String, AttributeValue> values =
                new HashMap<>(Map.of(":account", text(AccountItem.account(kind))));
        after.ifPresent(id -> values.put(":after", text(id)));
        String newest = "account = :account";
        return dynamo.query(
                query ->
                        query.tableName(table)
                                .keyConditionExpression(
                                        after.isPresent()
                                                ? newest + " AND checked_at < :after"
                                                : newest)
                                .expressionAttributeValues(values)
                                .projectionExpression(
                                        "checked_at, verdict, reason, sentence, changed")
                                .exclusiveStartKey(from.isEmpty() ? null : from)
                                .scanIndexForward(false)
                                .limit(limit));
    }

    private static ReportSummary summary(Attributes item) {
        String id = item.text("checked_at");
        return new ReportSummary(
                id,
                Instant.parse(id),
                item.textIfThere("verdict").orElse(""),
                item.textIfThere("reason").orElse(""),
                item.textIfThere("sentence").orElse(""),
                item.yes("changed"));
    }

    /** Empty for one of an older version that has other words: a new one follows soon. */
    private static Optional<AccessReport> read(String json) {
        try {
            return Optional.of(Json.read(json, AccessReport.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

package reelay.accesscheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import reelay.video.Json;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The reports in DynamoDB: key {@code account} and {@code checked_at}, the report as JSON text
 * beside its verdict and reason.
 */
final class AccessReports {

    /** A deployment has one provider account. */
    private static final String ACCOUNT = "default";

    /** How long a report is kept. */
    static final Duration LIFETIME = Duration.ofDays(90);

    /** Always three digits after the second, so that text order is time order. */
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final DynamoDbClient dynamo;
    private final String table;

    AccessReports(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Keeps a report; one of the same millisecond is replaced. */
    void keep(AccessReport report) {
        Instant end = report.checkedAt().plus(LIFETIME);
        dynamo.putItem(
                put ->
                        put.tableName(table)
                                .item(
                                        Map.of(
                                                "account", text(ACCOUNT),
                                                "checked_at", text(time(report.checkedAt())),
                                                "report", text(Json.text(report)),
                                                "verdict", text(report.verdict().word()),
                                                "reason", text(report.reason().word()),
                                                "expires_at", seconds(end))));
    }

    /** The newest report; empty before the first check. */
    Optional<AccessReport> latest() {
        return dynamo
                .query(
                        query ->
                                query.tableName(table)
                                        .keyConditionExpression("account = :account")
                                        .expressionAttributeValues(
                                                Map.of(":account", text(ACCOUNT)))
                                        .scanIndexForward(false)
                                        .limit(1)
                                        .consistentRead(true))
                .items()
                .stream()
                .findFirst()
                .map(item -> read(Objects.requireNonNull(item.get("report")).s()));
    }

    private static AccessReport read(String json) {
        try {
            return Json.read(json, AccessReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report in the table is not one of ours", e);
        }
    }

    static String time(Instant instant) {
        return MILLISECONDS.format(instant);
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue seconds(Instant instant) {
        return AttributeValue.fromN(Long.toString(instant.getEpochSecond()));
    }
}

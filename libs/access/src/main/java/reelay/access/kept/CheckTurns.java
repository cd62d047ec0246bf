package reelay.access.kept;

import static reelay.aws.ItemValues.millis;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reelay.aws.Attributes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Lets one of several who want to check at the same time do so: one item beside the reports. */
public final class CheckTurns {

    private static final Map<String, AttributeValue> KEY = AccountItem.only("turn");

    private final DynamoDbClient dynamo;
    private final String table;

    /**
     * @param table DynamoDB table of the reports
     */
    public CheckTurns(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * Takes the turn.
     *
     * @param apart shortest time between two turns
     * @return empty when it is ours, else when the next one is free
     */
    public Optional<Instant> takenUntil(Instant now, Duration apart) {
        try {
            dynamo.updateItem(
                    update ->
                            update.tableName(table)
                                    .key(KEY)
                                    .updateExpression("SET taken_ms = :now")
                                    .conditionExpression(
                                            "attribute_not_exists(taken_ms) OR taken_ms <= :over")
                                    .expressionAttributeValues(
                                            Map.of(
                                                    ":now", millis(now),
                                                    ":over", millis(now.minus(apart))))
                                    .returnValuesOnConditionCheckFailure(
                                            ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Optional.empty();
        } catch (ConditionalCheckFailedException taken) {
            Instant since = new Attributes(taken.item()).millisIfThere("taken_ms").orElse(now);
            return Optional.of(since.plus(apart));
        }
    }
}

package reelay.webhooks;

import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import reelay.aws.Attributes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The hosts that let a try wait until its time was over. Each such try holds a function for as
 * long, so of an owner's tries of that host there is one at a time until it answers: what hangs
 * takes nothing from the others.
 */
public final class HangingHosts {

    /** A try has ended by then, however it ended. */
    private static final Duration ONE_TRY = Duration.ofSeconds(40);

    private static final String HANGS = "hangs";

    private static final Duration LIFE = Duration.ofDays(4);

    private final DynamoDbClient dynamo;
    private final String table;

    public HangingHosts(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Whose turn it is. */
    public enum Turn {
        /** The host is not known to hang. */
        FREE,
        /** It is, and this try may find out whether it still does. */
        TAKEN,
        /** It is, and another try is finding out. */
        ANOTHERS
    }

    /** Takes a turn. */
    public Turn take(String owner, String host, Instant now) {
        if (!Attributes.of(dynamo, table, key(owner, host)).yes(HANGS)) {
            return Turn.FREE;
        }
        try {
            dynamo.updateItem(
                    update ->
                            update.tableName(table)
                                    .key(key(owner, host))
                                    .updateExpression("SET turn_until = :until, expires_at = :end")
                                    .conditionExpression(
                                            "attribute_not_exists(turn_until) OR turn_until <="
                                                    + " :now")
                                    .expressionAttributeValues(
                                            Map.of(
                                                    ":until", time(now.plus(ONE_TRY)),
                                                    ":end", time(now.plus(LIFE)),
                                                    ":now", time(now))));
            return Turn.TAKEN;
        } catch (ConditionalCheckFailedException _) {
            return Turn.ANOTHERS;
        }
    }

    /**
     * Notes that a try was not answered in time.
     *
     * @param turn what the try had taken; only its own is given back
     */
    public void hangs(String owner, String host, Turn turn, Instant now) {
        dynamo.updateItem(
                update ->
                        update.tableName(table)
                                .key(key(owner, host))
                                .updateExpression(
                                        "SET hangs = :yes, expires_at = :end"
                                                + (turn == Turn.TAKEN ? " REMOVE turn_until" : ""))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":yes", AttributeValue.fromBool(true),
                                                ":end", time(now.plus(LIFE)))));
    }

    /** Notes that it answered, whatever it said, or could not be reached at all. */
    public void answers(String owner, String host) {
        dynamo.updateItem(
                update ->
                        update.tableName(table)
                                .key(key(owner, host))
                                .updateExpression("REMOVE hangs, turn_until"));
    }

    private static Map<String, AttributeValue> key(String owner, String host) {
        return Map.of("holder", WebhookEndpoints.holder(owner), "item_key", text("host:" + host));
    }
}

package reelay.access.kept;

import static reelay.aws.ItemValues.text;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.aws.Attributes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The milestones: one item beside the reports, kept for good. */
public final class KeptMilestones {

    private static final Map<String, AttributeValue> KEY = AccountItem.only("milestones");

    private final DynamoDbClient dynamo;
    private final String table;

    /**
     * @param table DynamoDB table of the reports
     */
    public KeptMilestones(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** What was told so far. */
    public Milestones read() {
        Attributes item = Attributes.of(dynamo, table, KEY);
        Milestones all = Milestones.NONE;
        for (Milestone milestone : Milestone.values()) {
            all = all.with(milestone, item.textIfThere(milestone.word()).map(Instant::parse));
        }
        return all;
    }

    /** Keeps these in place of those before. */
    public void write(Milestones milestones) {
        Map<String, AttributeValue> item = new HashMap<>(KEY);
        for (Milestone milestone : Milestone.values()) {
            milestones
                    .at(milestone)
                    .ifPresent(time -> item.put(milestone.word(), text(time.toString())));
        }
        dynamo.putItem(put -> put.tableName(table).item(item));
    }
}

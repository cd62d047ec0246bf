package reelay.catalog;

import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import reelay.aws.Attributes;
import reelay.video.Sha256;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whose characters the provider keeps; everything else about them is asked of the provider. */
public final class OwnedCharacters {

    private final DynamoDbClient dynamo;
    private final String table;

    public OwnedCharacters(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Notes that a character is this owner's. */
    public void add(String owner, String characterId, Instant createdAt) {
        dynamo.putItem(
                put ->
                        put.tableName(table)
                                .item(
                                        Map.of(
                                                "id", itemKey(owner, characterId),
                                                "character_id", text(characterId),
                                                "character_owner", text(owner),
                                                "created_at", time(createdAt))));
    }

    /** Whether it is this owner's. */
    public boolean has(String owner, String characterId) {
        return !Attributes.of(dynamo, table, Map.of("id", itemKey(owner, characterId))).missing();
    }

    private static AttributeValue itemKey(String owner, String characterId) {
        String joined = owner + '\0' + characterId;
        return text("character:" + Sha256.hex(joined.getBytes(StandardCharsets.UTF_8)));
    }
}

package reelay.catalog;

import static reelay.aws.ItemValues.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import reelay.aws.Attributes;
import reelay.video.VideoId;
import reelay.video.VideoStatus;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The secret part of the address at which a provider may call back about one video. It stays the
 * same for all submits of the video, because a provider may call for the job of a lost one.
 */
public final class CallbackTokens {

    private static final String TOKEN = "callback_token";

    private final DynamoDbClient dynamo;
    private final String table;

    public CallbackTokens(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Who calls, as far as the token tells. */
    public enum Caller {
        /** No such video, or not its token. */
        STRANGER,
        /** The video has no job yet, or has ended: there is nothing to look at. */
        NOTHING_TO_SEE,
        /** The video has a job that has not ended. */
        WELCOME
    }

    /**
     * The token of a video.
     *
     * @param fresh becomes the token of a video that has none
     * @return empty when the video is gone, or final and never had one
     */
    public Optional<String> keep(VideoId id, String fresh) {
        boolean made =
                new ItemChange(dynamo, table, id, "SET callback_token = :fresh")
                        .onlyIfOpen()
                        .onlyIf("attribute_not_exists(callback_token)")
                        .with(":fresh", text(fresh))
                        .make();
        // Refused: it has one, or has ended, or the answer to this very write was lost and the SDK
        // has made it again. The item knows.
        return made ? Optional.of(fresh) : token(item(id));
    }

    /** Whose token that is; it is compared without telling by the time where it differs. */
    public Caller caller(VideoId id, String token) {
        Attributes item = item(id);
        if (token(item).filter(own -> same(own, token)).isEmpty()) {
            return Caller.STRANGER;
        }
        return item.find("job_id", AttributeValue::s).isPresent()
                        && item.text("status").equals(VideoStatus.IN_PROGRESS.word())
                ? Caller.WELCOME
                : Caller.NOTHING_TO_SEE;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> token(Attributes item) {
        return item.find(TOKEN, AttributeValue::s);
    }

    private Attributes item(VideoId id) {
        return Attributes.of(dynamo, table, ItemChange.key(id));
    }
}

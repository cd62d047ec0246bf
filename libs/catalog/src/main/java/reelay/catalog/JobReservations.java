package reelay.catalog;

import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import reelay.aws.Attributes;
import reelay.video.Job;
import reelay.video.Sha256;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;

/** The item that reserves a job for one video, so that no second one can have it. */
final class JobReservations {

    /**
     * How long a job stays reserved for its video: longer than providers list their jobs, for a
     * listed job that is nobody's makes a lost submit doubtful.
     */
    private static final Duration KEPT = Duration.ofDays(400);

    /** Longest id in a key, in bytes, of which a key has 2,048 at most (DynamoDB's limits). */
    private static final int LONGEST_ID = 1_024;

    private JobReservations() {}

    /** The write of a reservation, which fails when there is one. */
    static Put of(String table, VideoId id, Job job) {
        return Put.builder()
                .tableName(table)
                .item(
                        Map.of(
                                "id", key(job.provider(), job.id()),
                                "video_id", text(id.value()),
                                "expires_at", time(job.submittedAt().plus(KEPT))))
                .conditionExpression("attribute_not_exists(id)")
                .build();
    }

    /** The video that has a job, if one of ours has. */
    static Optional<VideoId> holder(
            DynamoDbClient dynamo, String table, String provider, String jobId) {
        Attributes reservation = Attributes.of(dynamo, table, Map.of("id", key(provider, jobId)));
        return reservation.has("video_id")
                ? Optional.of(reservation.read("video_id", VideoId::new))
                : Optional.empty();
    }

    /** By the id itself, or by its digest where it is longer than a key of the table may be. */
    private static AttributeValue key(String provider, String jobId) {
        byte[] bytes = jobId.getBytes(StandardCharsets.UTF_8);
        return text(
                "job:"
                        + provider
                        + ":"
                        + (bytes.length <= LONGEST_ID ? jobId : "sha256:" + Sha256.hex(bytes)));
    }
}

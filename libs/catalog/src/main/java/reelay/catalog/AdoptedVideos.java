package reelay.catalog;

import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.util.HashMap;
import java.util.Map;
import reelay.video.Job;
import reelay.video.Video;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;

/** Videos that begin with a job which the provider has already. */
public final class AdoptedVideos {

    private final DynamoDbClient dynamo;
    private final String table;

    public AdoptedVideos(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * Writes a queued video that has its job from the start, and reserves the job for it, both or
     * neither; false when another video has the job.
     */
    public boolean create(Video video, Job job) {
        Map<String, AttributeValue> item = new HashMap<>(QueuedItem.of(video));
        item.put("job_id", text(job.id()));
        item.put("provider", text(job.provider()));
        item.put("submitted_at", time(job.submittedAt()));
        Put put =
                Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression("attribute_not_exists(id)")
                        .build();
        Transaction.Answer answer =
                new Transaction(dynamo)
                        .put(put)
                        .put(JobReservations.of(table, video.id(), job))
                        .write();
        return switch (answer) {
            case Transaction.Answer.Written() -> true;
            case Transaction.Answer.Refused(int write) when write == 0 ->
                    throw new IllegalStateException("two videos got the id " + video.id());
            case Transaction.Answer.Refused _ -> false;
            case Transaction.Answer.Busy(SdkClientException trouble) -> throw trouble;
        };
    }
}

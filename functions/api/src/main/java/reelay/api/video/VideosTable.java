package reelay.api.video;

import reelay.catalog.AdoptedVideos;
import reelay.catalog.CallbackTokens;
import reelay.catalog.IdempotencyKeys;
import reelay.catalog.OpenVideos;
import reelay.catalog.OwnedCharacters;
import reelay.catalog.VideoCatalog;
import reelay.catalog.VideoListing;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What the table of videos is asked.
 *
 * @param catalog for one video
 * @param keys for the video of an Idempotency-Key
 * @param listing for many, a page at a time
 * @param open for how many are not finished
 * @param adopted for a video of a job that the provider has already
 * @param characters for whose a character is
 */
public record VideosTable(
        VideoCatalog catalog,
        IdempotencyKeys keys,
        VideoListing listing,
        OpenVideos open,
        AdoptedVideos adopted,
        CallbackTokens callbacks,
        OwnedCharacters characters) {

    /** Those of one table. */
    public static VideosTable of(DynamoDbClient dynamo, String table) {
        return new VideosTable(
                new VideoCatalog(dynamo, table),
                new IdempotencyKeys(dynamo, table),
                new VideoListing(dynamo, table),
                new OpenVideos(dynamo, table),
                new AdoptedVideos(dynamo, table),
                new CallbackTokens(dynamo, table),
                new OwnedCharacters(dynamo, table));
    }
}

package reelay.catalog;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reelay.aws.AwsClients;
import reelay.catalog.bucket.VideoBucket;
import reelay.local.aws.shared.SharedDynamoDb;
import reelay.local.aws.shared.SharedS3;
import reelay.video.Job;
import reelay.video.Prompt;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;
import reelay.video.VideoState;
import reelay.video.environment.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A videos table and a bucket of their own for one test class: in the stand-ins that all classes of
 * this JVM share, or at the endpoint that AWS_ENDPOINT_URL names.
 */
public final class CatalogFixture implements AutoCloseable {

    private final Map<String, String> environment = new HashMap<>();
    private final boolean elsewhere;

    /** Made once, as in a function: making a client costs more than what a test asks of it. */
    private final AwsClients aws;

    private final S3Client s3;

    private CatalogFixture(Optional<URI> elsewhere) {
        this.elsewhere = elsewhere.isPresent();
        fillEnvironment(elsewhere);
        aws = AwsClients.from(new Environment(environment));
        s3 =
                AwsClients.from(new Environment(environment))
                        .client(S3Client.class, "S3", () -> S3Client.builder().forcePathStyle(true))
                        .get();
    }

    /** At the endpoint that AWS_ENDPOINT_URL names, otherwise in the stand-ins of this JVM. */
    public static CatalogFixture start() {
        return start(Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL")).map(URI::create));
    }

    /**
     * Creates table and bucket.
     *
     * @param elsewhere the endpoint of DynamoDB and S3; empty takes the stand-ins of this JVM
     */
    public static CatalogFixture start(Optional<URI> elsewhere) {
        CatalogFixture fixture = new CatalogFixture(elsewhere);
        fixture.createTable();
        fixture.createBucket();
        return fixture;
    }

    private void fillEnvironment(Optional<URI> elsewhere) {
        environment.put("AWS_REGION", "us-east-1");
        environment.put("VIDEOS_TABLE", "videos-" + UUID.randomUUID());
        environment.put("VIDEOS_BUCKET", "videos-" + UUID.randomUUID());
        if (elsewhere.isPresent()) {
            environment.put("AWS_ENDPOINT_URL", text(elsewhere.get()));
        } else {
            environment.put("AWS_ENDPOINT_URL_DYNAMODB", text(SharedDynamoDb.address()));
            environment.put(
                    "AWS_ENDPOINT_URL_S3",
                    text(
                            SharedS3.forKey(
                                            signedWith("aws.accessKeyId"),
                                            signedWith("aws.secretAccessKey"))
                                    .address()));
        }
    }

    /** What the SDK's clients of this JVM sign with. */
    private static String signedWith(String property) {
        return System.getProperty(property, "local");
    }

    private static String text(URI address) {
        return address.toString();
    }

    /** The environment a function needs to reach table and bucket; a copy to add to. */
    public Map<String, String> environment() {
        return new HashMap<>(environment);
    }

    /** Whether table and bucket are at somebody else's endpoint. */
    public boolean elsewhere() {
        return elsewhere;
    }

    /** Where the stand-in of DynamoDB listens; empty when table and bucket are elsewhere. */
    public Optional<URI> dynamoDbAddress() {
        return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_DYNAMODB")).map(URI::create);
    }

    /** The videos table. */
    public VideoCatalog catalog() {
        return new VideoCatalog(dynamoDb(), environment.get("VIDEOS_TABLE"));
    }

    /** Lists of the videos table. */
    public VideoListing listing() {
        return new VideoListing(dynamoDb(), environment.get("VIDEOS_TABLE"));
    }

    /** The counters of open videos in the same table. */
    public OpenVideos openVideos() {
        return new OpenVideos(dynamoDb(), environment.get("VIDEOS_TABLE"));
    }

    /** The bucket. */
    public VideoBucket bucket() {
        return VideoBucket.of(aws, environment.get("VIDEOS_BUCKET"));
    }

    /** A client for looking behind the catalog. */
    public DynamoDbClient dynamoDb() {
        return aws.dynamoDb();
    }

    /** A client for looking behind the bucket. */
    public S3Client s3() {
        return s3;
    }

    /** The bucket's name. */
    public String bucketName() {
        return environment.get("VIDEOS_BUCKET");
    }

    /** An item that nobody can read and that says it is not settled. */
    public void putPoison(String id) {
        Map<String, AttributeValue> item =
                Map.of(
                        "id", AttributeValue.fromS(id),
                        "status", AttributeValue.fromS("queued"),
                        "unsettled", AttributeValue.fromS("yes"),
                        "created_key", AttributeValue.fromS("odd"));
        dynamoDb().putItem(put -> put.tableName(environment.get("VIDEOS_TABLE")).item(item));
    }

    /** Gives a video's item a status that no version of Reelay knows. */
    public void spoil(VideoId id) {
        change(id, "SET #status = :odd", Map.of(":odd", AttributeValue.fromS("paused")));
    }

    private void change(VideoId id, String update, Map<String, AttributeValue> values) {
        dynamoDb()
                .updateItem(
                        it ->
                                it.tableName(environment.get("VIDEOS_TABLE"))
                                        .key(Map.of("id", AttributeValue.fromS(id.value())))
                                        .updateExpression(update)
                                        .expressionAttributeNames(Map.of("#status", "status"))
                                        .expressionAttributeValues(values));
    }

    /** Takes an item away. */
    public void remove(String id) {
        dynamoDb()
                .deleteItem(
                        delete ->
                                delete.tableName(environment.get("VIDEOS_TABLE"))
                                        .key(Map.of("id", AttributeValue.fromS(id))));
    }

    /** The item under a key, as it stands in the table. */
    public Map<String, AttributeValue> itemOf(String id) {
        return dynamoDb()
                .getItem(
                        get ->
                                get.tableName(environment.get("VIDEOS_TABLE"))
                                        .key(Map.of("id", AttributeValue.fromS(id))))
                .item();
    }

    /** A new queued video of an owner of its own, in the table. */
    public Video queuedVideo() {
        Video video = video("owner-" + UUID.randomUUID(), Instant.now());
        catalog().create(video);
        return video;
    }

    /** A new queued video with a prompt of its own, in the table. */
    public Video queuedVideo(String owner, String prompt) {
        Video plain = video(owner, Instant.now());
        VideoRequest request =
                new VideoRequest(
                        plain.request().model(),
                        new Prompt(prompt),
                        plain.request().seconds(),
                        plain.request().size());
        Video video =
                Video.queued(
                        plain.id(),
                        owner,
                        request,
                        "hash",
                        Optional.empty(),
                        plain.createdAt(),
                        Optional.empty());
        catalog().create(video);
        return video;
    }

    /** What still needs somebody. */
    public UnsettledVideos unsettled() {
        return new UnsettledVideos(dynamoDb(), environment.get("VIDEOS_TABLE"));
    }

    /** Who submits the same words. */
    public SubmitClaims claims() {
        return new SubmitClaims(dynamoDb(), environment.get("VIDEOS_TABLE"));
    }

    /** What a queued video has by now. */
    public VideoState.Queued queuedState(VideoId id) {
        return (VideoState.Queued) catalog().find(id).orElseThrow().state();
    }

    /** Does to a queued video what the steps do until it is in the bucket. */
    public void complete(VideoId id, StoredVideo stored, Instant now) {
        catalog().recordJob(id, new Job("job-" + id, "openai", now));
        catalog().recordCompleted(id, stored, now);
    }

    /** A video that is not in the table yet, with a prompt that no other has. */
    public static Video video(String owner, Instant createdAt) {
        VideoId id = VideoId.random(new SecureRandom());
        return Video.queued(
                id,
                owner,
                new VideoRequest(
                        "sora-2",
                        new Prompt("two friends hug in " + id),
                        4,
                        new VideoSize(640, 360)),
                "hash",
                Optional.empty(),
                createdAt,
                Optional.empty());
    }

    private void createTable() {
        dynamoDb().createTable(VideosTableSchema.of(environment.get("VIDEOS_TABLE")));
    }

    private void createBucket() {
        s3().createBucket(create -> create.bucket(bucketName()));
    }

    /** Takes the table away; the bucket stays until the JVM ends. */
    @Override
    public void close() {
        dynamoDb().deleteTable(table -> table.tableName(environment.get("VIDEOS_TABLE")));
    }
}

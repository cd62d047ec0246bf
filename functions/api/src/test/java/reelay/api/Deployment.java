package reelay.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reelay.access.AccessTable;
import reelay.access.kept.AccessReports;
import reelay.access.kept.CheckTurns;
import reelay.access.kept.KeptMilestones;
import reelay.api.access.AccessParts;
import reelay.api.fetch.ImageFetcher;
import reelay.api.video.AskedProvider;
import reelay.api.video.VideosTable;
import reelay.api.webhooks.WebhookParts;
import reelay.aws.AwsClients;
import reelay.catalog.CallbackTokens;
import reelay.catalog.VideoCatalog;
import reelay.catalog.VideosTableSchema;
import reelay.catalog.bucket.ObjectKeys;
import reelay.catalog.bucket.VideoBucket;
import reelay.local.aws.shared.SharedDynamoDb;
import reelay.local.aws.shared.SharedS3;
import reelay.provider.VideoProviders;
import reelay.video.Job;
import reelay.video.StoredVideo;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.environment.Environment;
import reelay.webhooks.SecretSeal;
import reelay.webhooks.Signer;
import reelay.webhooks.WebhooksTable;
import reelay.webhooks.WebhooksTableSchema;
import reelay.webhooks.post.WebhookPost;

/** The API over a real table and bucket, with recorded executions and a clock that is set. */
public final class Deployment implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    public static final int RETENTION_DAYS = 30;

    private final String table = "videos-" + UUID.randomUUID();
    private final String bucketName = "videos-" + UUID.randomUUID();

    private static final AtomicInteger OWNERS = new AtomicInteger();

    private final SharedS3 s3 = SharedS3.forKey("test", "test");
    private final AwsClients aws;
    private final BiFunction<ImageFetcher, String, ApiHandler> handlers;
    private final AccessTable access = new AccessTable();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Instant now = START;

    private final String webhooksTable = "webhooks-" + UUID.randomUUID();

    /** Signs as this deployment does. */
    public final Signer signer = new Signer(new SecretSeal(() -> "a key of this test"));

    public final RecordedExecutions executions = new RecordedExecutions();
    public final CancellingProvider provider = new CancellingProvider();
    public final RecordedCharacters characters = new RecordedCharacters();
    public final RecordedChecks checks;
    public final VideoCatalog catalog;
    public final VideoBucket bucket;
    public final ApiHandler api;

    private Deployment(Map<String, String> changes) {
        InstantSource clock = () -> now;
        s3.createBucket(bucketName);
        Map<String, String> variables = Unreachable.environment();
        variables.put("VIDEOS_TABLE", table);
        variables.put("VIDEOS_BUCKET", bucketName);
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", SharedDynamoDb.address().toString());
        variables.put("AWS_ENDPOINT_URL_S3", s3.address().toString());
        variables.put("RETENTION_DAYS", Integer.toString(RETENTION_DAYS));
        variables.put("PROVIDER_OPERATIONS", "create,remix,edit,extension,upload,character");
        variables.put("PROVIDER_EXTRA_FIELDS", "negative_prompt,guidance,seeds");
        variables.putAll(changes);
        aws = AwsClients.from(new Environment(variables));
        catalog = new VideoCatalog(aws.dynamoDb(), table);
        bucket = VideoBucket.of(aws, bucketName);
        AccessReports reports = new AccessReports(access.dynamoDb(), access.name());
        checks = new RecordedChecks(reports, clock);
        SplittableRandom random = new SplittableRandom();
        Supplier<VideoId> newId = () -> VideoId.random(random);
        handlers =
                (fetcher, pixels) -> {
                    variables.put("REFERENCE_PIXELS", pixels);
                    return new ApiHandler(
                            new AnswerRequest(
                                    new Routes(
                                            ApiSettings.from(new Environment(variables)),
                                            VideosTable.of(aws.dynamoDb(), table),
                                            bucket,
                                            executions,
                                            new AskedProvider(
                                                    VideoProviders.only(provider),
                                                    VideoProviders.only(provider),
                                                    characters),
                                            new AccessParts(
                                                    reports,
                                                    new KeptMilestones(
                                                            access.dynamoDb(), access.name()),
                                                    new CheckTurns(
                                                            access.dynamoDb(), access.name()),
                                                    checks),
                                            new WebhookParts(
                                                    WebhooksTable.of(aws.dynamoDb(), webhooksTable),
                                                    signer,
                                                    WebhookPost.overTheInternet(
                                                            true, Duration.ofSeconds(5)),
                                                    SplittableRandom::new,
                                                    clock),
                                            fetcher,
                                            clock,
                                            newId)));
                };
        api = fetchingWith(ImageFetcher.overTheInternet(), "any");
        createTable();
    }

    private void createTable() {
        AwsClients own =
                AwsClients.from(
                        new Environment(
                                Map.of(
                                        "AWS_REGION",
                                        "eu-central-1",
                                        "AWS_ENDPOINT_URL_DYNAMODB",
                                        SharedDynamoDb.address().toString())));
        own.dynamoDb().createTable(VideosTableSchema.of(table));
        own.dynamoDb().createTable(WebhooksTableSchema.of(webhooksTable));
    }

    /** What providers that call back prove themselves with. */
    public CallbackTokens callbacks() {
        return new CallbackTokens(aws.dynamoDb(), table);
    }

    public static Deployment start() {
        return with(Map.of());
    }

    /** One whose environment differs in these variables. */
    public static Deployment with(Map<String, String> changes) {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        return new Deployment(changes);
    }

    /**
     * The same API with another way to fetch images.
     *
     * @param pixels any or exact
     */
    public ApiHandler fetchingWith(ImageFetcher fetcher, String pixels) {
        return handlers.apply(fetcher, pixels);
    }

    /** An owner nobody else has. */
    public static String newOwner() {
        return "owner" + OWNERS.incrementAndGet();
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Does what the steps do until a video is with the provider. */
    public VideoId submitted(String id, int progress) {
        VideoId video = new VideoId(id);
        catalog.submits().claim(video, 1, "openai/sora-2", now);
        catalog.recordJob(video, new Job("job-" + id, "simulator", now));
        catalog.polls().recordPoll(video, progress, "processing", now);
        return video;
    }

    /** Does what the steps do until a video is in the bucket. */
    public VideoId completed(String owner, String id, String content) {
        return completedAt(
                ObjectKeys.videoKey(owner, new VideoId(id), VideoFormat.MP4), id, content);
    }

    /** The same with a film as its poster, of that content under a key of its own. */
    public VideoId completed(String owner, String id, String content, String posterKey) {
        bucket.putPoster(posterKey, "video/mp4", content.getBytes(StandardCharsets.UTF_8));
        return completedAs(id, content, stored(owner, id, content).withPoster(posterKey));
    }

    /** The same with an image of that type as its poster. */
    public VideoId completed(
            String owner, String id, String content, String posterKey, String imageType) {
        bucket.putPoster(posterKey, "text/html", content.getBytes(StandardCharsets.UTF_8));
        return completedAs(
                id, content, stored(owner, id, content).withPoster(posterKey, imageType));
    }

    private static StoredVideo stored(String owner, String id, String content) {
        return new StoredVideo(
                ObjectKeys.videoKey(owner, new VideoId(id), VideoFormat.MP4),
                content.length(),
                "0".repeat(64),
                VideoFormat.MP4,
                null,
                null);
    }

    /** The same with the bytes under this key. */
    public VideoId completedAt(String key, String id, String content) {
        return completedAs(
                id,
                content,
                new StoredVideo(
                        key, content.length(), "0".repeat(64), VideoFormat.MP4, null, null));
    }

    /** The same with what the bytes say of themselves; the object itself claims to be a page. */
    public VideoId completedAs(String id, String content, StoredVideo stored) {
        VideoId video = submitted(id, 50);
        bucket.putReference(
                stored.objectKey(), "text/html", content.getBytes(StandardCharsets.UTF_8));
        catalog.recordCompleted(video, stored, now);
        return video;
    }

    /** Does what the state machine does with a video that failed. */
    public void failed(String id, String code, String message) {
        toDynamo(
                "UpdateItem",
                """
                {"TableName": "%s", "Key": {"id": {"S": "%s"}},
                 "UpdateExpression": "SET #status = :failed, error_code = :code, error_message = :message, failed_at = :at",
                 "ExpressionAttributeNames": {"#status": "status"},
                 "ExpressionAttributeValues": {":failed": {"S": "failed"}, ":code": {"S": "%s"},
                   ":message": {"S": "%s"}, ":at": {"N": "%d"}}}
                """
                        .formatted(table, id, code, message, now.getEpochSecond()));
    }

    /** What is kept of webhooks. */
    public WebhooksTable webhooks() {
        return WebhooksTable.of(aws.dynamoDb(), webhooksTable);
    }

    /** Everything that stands in the table of webhooks, as text. */
    public String webhookItems() {
        return aws.dynamoDb().scan(scan -> scan.tableName(webhooksTable)).items().toString();
    }

    /** The keys of an owner's objects. */
    public List<String> objectsOf(String owner) {
        Path root = s3.files(bucketName);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(key -> key.contains("/" + owner + "/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpResponse<String> fetch(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    /** Gives a video a status that no version of Reelay knows. */
    public void spoil(String id) {
        toDynamo(
                "UpdateItem",
                """
                {"TableName": "%s", "Key": {"id": {"S": "%s"}},
                 "UpdateExpression": "SET #status = :odd",
                 "ExpressionAttributeNames": {"#status": "status"},
                 "ExpressionAttributeValues": {":odd": {"S": "paused"}}}
                """
                        .formatted(table, id));
    }

    private void toDynamo(String operation, String input) {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(SharedDynamoDb.address())
                                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                                .POST(HttpRequest.BodyPublishers.ofString(input))
                                .build());
        if (answer.statusCode() != 200) {
            throw new AssertionError(operation + ": " + answer.body());
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets the table vanish, as a broken service would. */
    public void loseTable() {
        toDynamo("DeleteTable", "{\"TableName\": \"%s\"}".formatted(table));
    }

    @Override
    public void close() {
        bucket.close();
        access.close();
        http.close();
    }
}

package reelay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.video.AskedTargets;
import reelay.video.ExtraFields;
import reelay.video.Hold;
import reelay.video.Job;
import reelay.video.Json;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.RecordedFailure;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;
import reelay.video.VideoState;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as they stand in tables, letter by letter: what earlier versions wrote is read for good.
 */
class ItemsOfEveryVersionTest {

    private static final String ID = "video_" + "0a".repeat(24);
    private static final Job JOB = new Job("job-7", "openai", Instant.ofEpochSecond(1_764_000_005));

    /** What every item begins with. */
    private static final String ACCEPTED =
            """
            "id": {"S": "%s"}, "owner": {"S": "alice"},
            "created_key": {"S": "1764000000123#%s"}, "created_at": {"N": "1764000000"},
            "model": {"S": "sora-2"}, "prompt": {"S": "a cat"}, "seconds": {"N": "4"},
            "size": {"S": "1280x720"}, "request_hash": {"S": "f00d"}
            """
                    .formatted(ID, ID);

    private static final String WITH_JOB =
            ACCEPTED
                    + """
                    , "submit_attempt": {"N": "1"}, "submit_started_at": {"N": "1764000002"},
                    "job_id": {"S": "job-7"}, "provider": {"S": "openai"},
                    "submitted_at": {"N": "1764000005"}
                    """;

    private static final String COMPLETED =
            WITH_JOB
                    + """
                    , "status": {"S": "completed"}, "progress": {"N": "100"},
                    "provider_status": {"S": "completed"}, "polled_at": {"N": "1764000060"},
                    "object_key": {"S": "videos/alice/a.mp4"}, "bytes": {"N": "1234"},
                    "sha256": {"S": "beef"}, "completed_at": {"N": "1764000070"}
                    """;

    private static final String FAILED =
            """
            , "status": {"S": "failed"}, "progress": {"N": "40"},
            "error_code": {"S": "of_another_version"}, "error_message": {"S": "Because."},
            "failed_at": {"N": "1764000070"}
            """;

    private static CatalogFixture fixture;

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void readsTheFirstItemsThatHadNoOperation() throws Exception {
        Video video =
                read(
                        ACCEPTED
                                + """
                                , "status": {"S": "queued"}, "progress": {"N": "0"},
                                "submit_attempt": {"N": "0"}
                                """);

        assertThat(video)
                .isEqualTo(
                        new Video(
                                new VideoId(ID),
                                "alice",
                                new VideoRequest(
                                        "sora-2",
                                        new Prompt("a cat"),
                                        4,
                                        new VideoSize(1280, 720),
                                        new Operation.Create(ExtraFields.NONE)),
                                "f00d",
                                Optional.empty(),
                                Instant.ofEpochSecond(1_764_000_000),
                                Optional.empty(),
                                AskedTargets.NONE,
                                VideoState.Queued.NEW));
    }

    @Test
    void readsAVideoThatWaitsAndIsMadeFromAnother() throws Exception {
        Video video =
                read(
                        ACCEPTED
                                + """
                                , "status": {"S": "queued"}, "progress": {"N": "0"},
                                "submit_attempt": {"N": "2"}, "unsettled": {"S": "yes"},
                                "submit_started_at": {"N": "1764000002"},
                                "operation": {"S": "extension"}, "source_id": {"S": "%s"},
                                "added_seconds": {"N": "8"}, "source_lost": {"BOOL": true},
                                "reference_key": {"S": "references/alice/a.png"},
                                "expires_at": {"N": "1764600000"},
                                "hold_reason": {"S": "rate_limited"},
                                "hold_message": {"S": "Too many."},
                                "held_since": {"N": "1764000002"}, "held_until": {"N": "1764000022"}
                                """
                                        .formatted(ID));

        assertThat(video.request().operation())
                .isEqualTo(new Operation.Extension(new VideoId(ID), 8));
        assertThat(video.referenceKey()).contains("references/alice/a.png");
        assertThat(video.expiresAt()).contains(Instant.ofEpochSecond(1_764_600_000));
        assertThat(video.state())
                .isEqualTo(
                        new VideoState.Queued(
                                2,
                                Optional.of(Instant.ofEpochSecond(1_764_000_002)),
                                true,
                                Optional.of(
                                        new Hold(
                                                "rate_limited",
                                                "Too many.",
                                                Instant.ofEpochSecond(1_764_000_002),
                                                Instant.ofEpochSecond(1_764_000_022)))));
    }

    @Test
    void readsAnAdoptedVideoOfWhichNobodyKnowsThePrompt() throws Exception {
        Video video =
                read(
                        WITH_JOB.replace("\"prompt\": {\"S\": \"a cat\"},", "")
                                + """
                                , "status": {"S": "queued"}, "progress": {"N": "0"}
                                """);

        assertThat(video.request().prompt()).isEqualTo(Prompt.UNKNOWN);
        assertThat(video.state()).isEqualTo(new VideoState.Adopted(JOB));
        assertThat(video.status().word()).isEqualTo("queued");
    }

    @Test
    void readsAVideoThatTheProviderWorksOn() throws Exception {
        Video video =
                read(
                        WITH_JOB
                                + """
                                , "status": {"S": "in_progress"}, "progress": {"N": "40"},
                                "provider_status": {"S": "processing"},
                                "polled_at": {"N": "1764000060"}, "missing_looks": {"N": "1"}
                                """);

        assertThat(video.state()).isEqualTo(new VideoState.Running(JOB, 40));
    }

    @Test
    void readsTheFirstCompletedItemsThatKeptTheProvidersMediaType() throws Exception {
        assertThat(read(COMPLETED + ", \"content_type\": {\"S\": \"application/octet-stream\"}"))
                .extracting(Video::state)
                .isEqualTo(
                        new VideoState.Completed(
                                JOB,
                                new StoredVideo(
                                        "videos/alice/a.mp4",
                                        1234,
                                        "beef",
                                        VideoFormat.MP4,
                                        null,
                                        null),
                                Instant.ofEpochSecond(1_764_000_070)));
    }

    @Test
    void readsWhatACompletedFileSaysOfItself() throws Exception {
        Video video =
                read(
                        COMPLETED
                                + """
                                , "content_type": {"S": "video/webm"},
                                "duration_ms": {"N": "4020"}, "made_size": {"S": "640x360"}
                                """);

        assertThat(video.stored())
                .contains(
                        new StoredVideo(
                                "videos/alice/a.mp4",
                                1234,
                                "beef",
                                VideoFormat.WEBM,
                                Duration.ofMillis(4020),
                                new VideoSize(640, 360)));
        assertThat(video.progress()).isEqualTo(100);
    }

    @Test
    void readsAFailedVideoWithAndWithoutAJob() throws Exception {
        RecordedFailure failure = new RecordedFailure("of_another_version", "Because.");

        assertThat(read(WITH_JOB + FAILED).state())
                .isEqualTo(new VideoState.Failed(failure, 40, Optional.of(JOB)));
        assertThat(read(ACCEPTED + FAILED + ", \"submit_attempt\": {\"N\": \"1\"}").state())
                .isEqualTo(new VideoState.Failed(failure, 40, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "status,         {'S': 'paused'}",
        "status,         ",
        "owner,          ",
        "prompt,         {'N': '7'}",
        "size,           {'S': 'large'}",
        "seconds,        {'N': '-4'}",
        "created_at,     {'N': '99999999999999999'}",
        "progress,       {'N': '101'}",
        "operation,      {'S': 'dance'}",
        "job_id,         ",
        "submitted_at,   "
    })
    void saysWhichAttributeOfWhichItemCannotBeRead(String attribute, String odd) throws Exception {
        Map<String, AttributeValue> item =
                new HashMap<>(
                        item(
                                WITH_JOB
                                        + """
                                        , "status": {"S": "in_progress"}, "progress": {"N": "40"},
                                        "operation": {"S": "create"}
                                        """));
        item.remove(attribute);
        if (odd != null) {
            item.put(attribute, value(Json.read(odd.replace('\'', '"'), Map.class)));
        }
        put(item);

        assertThatThrownBy(() -> fixture.catalog().find(new VideoId(ID)))
                .asInstanceOf(type(UnreadableVideoException.class))
                .satisfies(
                        unreadable -> {
                            assertThat(unreadable.id()).isEqualTo(ID);
                            assertThat(unreadable.attribute()).isEqualTo(attribute);
                            assertThat(unreadable).hasMessageContainingAll(ID, attribute);
                            assertThat(unreadable.ownedBy("alice"))
                                    .isEqualTo(!attribute.equals("owner"));
                            assertThat(unreadable.ownedBy("bob")).isFalse();
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "object_key, completed",
        "sha256, completed",
        "completed_at, completed",
        "error_code, failed",
        "error_message, failed"
    })
    void saysWhatAFinalItemLacks(String attribute, String status) throws Exception {
        Map<String, AttributeValue> item =
                new HashMap<>(
                        item(
                                status.equals("completed")
                                        ? COMPLETED + ", \"content_type\": {\"S\": \"video/mp4\"}"
                                        : WITH_JOB + FAILED));
        item.remove(attribute);
        put(item);

        assertThatThrownBy(() -> fixture.catalog().find(new VideoId(ID)))
                .asInstanceOf(type(UnreadableVideoException.class))
                .extracting(UnreadableVideoException::attribute)
                .isEqualTo(attribute);
    }

    private static Video read(String attributes) throws IOException {
        put(item(attributes));
        return fixture.catalog().find(new VideoId(ID)).orElseThrow();
    }

    private static void put(Map<String, AttributeValue> item) {
        fixture.dynamoDb()
                .putItem(
                        put -> put.tableName(fixture.environment().get("VIDEOS_TABLE")).item(item));
    }

    private static Map<String, AttributeValue> item(String attributes) throws IOException {
        Map<String, AttributeValue> item = new HashMap<>();
        Map<?, ?> typed = Json.read("{" + attributes + "}", Map.class);
        typed.forEach((name, value) -> item.put((String) name, value((Map<?, ?>) value)));
        return item;
    }

    private static AttributeValue value(Map<?, ?> typed) {
        if (typed.get("BOOL") instanceof Boolean bool) {
            return AttributeValue.fromBool(bool);
        }
        return typed.get("N") instanceof String number
                ? AttributeValue.fromN(number)
                : AttributeValue.fromS((String) typed.get("S"));
    }
}

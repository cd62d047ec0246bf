package reelay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.video.Job;
import reelay.video.Video;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class UnsettledVideosTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

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
    void tellsOfVideosUnderEveryKeyOldestFirst() {
        List<VideoId> created =
                IntStream.range(0, 40)
                        .mapToObj(second -> CatalogFixture.video("many", NOON.plusSeconds(second)))
                        .peek(fixture.catalog()::create)
                        .map(Video::id)
                        .toList();
        // Every third is as a version before the sixteen keys left it.
        for (int i = 0; i < created.size(); i += 3) {
            write(created.get(i), "yes");
        }

        assertThat(unsettled()).containsExactlyElementsOf(created);

        created.forEach(fixture.catalog()::delete);
    }

    @Test
    void spreadsVideosOverSixteenKeys() {
        SecureRandom random = new SecureRandom();

        assertThat(
                        Stream.generate(() -> VideoId.random(random))
                                .limit(1_000)
                                .map(id -> UnsettledKey.of(id).s()))
                .allMatch(key -> key.matches("yes-[0-9a-f]"))
                .hasSize(1_000)
                .satisfies(keys -> assertThat(keys.stream().distinct()).hasSize(16));
    }

    @Test
    void givesAVideoOfBeforeItsKeyWithTheNextStep() {
        VideoId id = fixture.queuedVideo().id();
        write(id, "yes");

        fixture.catalog().recordJob(id, new Job("job-" + id, "openai", NOON));

        assertThat(fixture.itemOf(id.value()).get("unsettled")).isEqualTo(UnsettledKey.of(id));
        fixture.catalog().delete(id);
    }

    private static List<VideoId> unsettled() {
        List<VideoId> found = new ArrayList<>();
        fixture.unsettled().forEach(video -> found.add(new VideoId(video.id())));
        return found;
    }

    private static void write(VideoId id, String key) {
        try (DynamoDbClient client = fixture.dynamoDb()) {
            client.updateItem(
                    update ->
                            update.tableName(fixture.environment().get("VIDEOS_TABLE"))
                                    .key(ItemChange.key(id))
                                    .updateExpression("SET unsettled = :key")
                                    .expressionAttributeValues(
                                            Map.of(":key", AttributeValue.fromS(key))));
        }
    }
}

package reelay.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.catalog.bucket.ObjectKeys;
import reelay.video.StoredVideo;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoSize;

/** Videos of 4 seconds and 720x1280 were asked for. */
class MadeVideoTest {

    private static Deployment reelay;

    private final String owner = Deployment.newOwner();

    @BeforeAll
    static void start() {
        reelay = Deployment.start();
    }

    @AfterAll
    static void stop() {
        reelay.close();
    }

    @ParameterizedTest
    @CsvSource({"4040, 720x1280", "3600, 720x1280", ", 720x1280", "4499, ", ", "})
    void saysNothingMoreWhereTheFileIsWhatWasAskedFor(
            @Nullable Long millis, @Nullable String size) {
        JsonNode video = video(completed(VideoFormat.MP4, millis, size));

        assertThat(video.has("made")).isFalse();
        assertThat(video.size()).isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource({
        "MP4, 5200, 720x1280, '{\"seconds\":\"5.2\",\"size\":\"720x1280\",\"type\":\"video/mp4\"}'",
        "MP4, 4000, 704x1280, '{\"seconds\":\"4\",\"size\":\"704x1280\",\"type\":\"video/mp4\"}'",
        "WEBM, , , '{\"seconds\":null,\"size\":null,\"type\":\"video/webm\"}'"
    })
    void saysWhatWasMadeWhereThatIsSomethingElse(
            VideoFormat format, @Nullable Long millis, @Nullable String size, String made) {
        JsonNode video = video(completed(format, millis, size));

        assertThat(video.get("made").toString()).isEqualTo(made);
        assertThat(video.get("seconds").textValue()).isEqualTo("4");
        assertThat(video.get("size").textValue()).isEqualTo("720x1280");
    }

    @Test
    void saysWhatItCostWhereTheProviderDoes() {
        String id = Event.post("{\"prompt\":\"a\"}").from(owner).sentTo(reelay.api).id();
        reelay.catalog.polls().recordCost(new VideoId(id), new BigDecimal("1.60"));

        JsonNode video = video(completed(id, VideoFormat.MP4, 4000L, "720x1280"));

        assertThat(video.get("usage").toString()).isEqualTo("{\"cost_usd\":1.6}");
    }

    @ParameterizedTest
    @EnumSource(VideoFormat.class)
    void servesEachFormatAsItselfAndNothingElse(VideoFormat format) throws Exception {
        VideoId id = completed(format, 4000L, "720x1280");
        Answer answer =
                Event.of("GET", "/v1/videos/" + id + "/content").from(owner).sentTo(reelay.api);

        HttpResponse<String> content = reelay.fetch(answer.header("location"));

        assertThat(content.headers().firstValue("content-type")).hasValue(format.contentType());
        assertThat(content.headers().firstValue("content-disposition"))
                .hasValue("inline; filename=\"" + id + "." + format.suffix() + "\"");
    }

    @Test
    void removesAVideoOfAnyFormat() {
        VideoId id = completed(VideoFormat.WEBM, null, null);

        Event.of("DELETE", "/v1/videos/" + id).from(owner).sentTo(reelay.api);

        assertThat(reelay.bucket.open(ObjectKeys.videoKey(owner, id, VideoFormat.WEBM))).isEmpty();
    }

    private VideoId completed(VideoFormat format, @Nullable Long millis, @Nullable String size) {
        return completed(
                Event.post("{\"prompt\":\"a\"}").from(owner).sentTo(reelay.api).id(),
                format,
                millis,
                size);
    }

    private VideoId completed(
            String id, VideoFormat format, @Nullable Long millis, @Nullable String size) {
        return reelay.completedAs(
                id,
                "bytes",
                new StoredVideo(
                        ObjectKeys.videoKey(owner, new VideoId(id), format),
                        5,
                        "0".repeat(64),
                        format,
                        millis == null ? null : Duration.ofMillis(millis),
                        size == null ? null : VideoSize.of(size)));
    }

    private JsonNode video(VideoId id) {
        return Event.of("GET", "/v1/videos/" + id).from(owner).sentTo(reelay.api).json();
    }
}

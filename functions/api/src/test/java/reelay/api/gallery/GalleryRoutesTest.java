package reelay.api.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;

/** The page's files, and the answers that are there for it. */
class GalleryRoutesTest {

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

    @Test
    void showsThePageToAnybody() {
        Answer answer = page("/").withoutAuthorizer().sentTo(reelay.api);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(text(answer)).startsWith("<!doctype html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/gallery/main.js", "/gallery/style.css", "/gallery/mark.svg"})
    void forbidsEveryFileWhatThePageDoesNotNeed(String path) {
        Answer answer = page(path).sentTo(reelay.api);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-security-policy"))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "form-action 'none'",
                        "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void letsVideosComeFromTheBucketAndNothingElse() {
        String id = create();
        reelay.completed(owner, id, "mp4");
        String link = content(id).sentTo(reelay.api).header("location");

        String policy = page("/").sentTo(reelay.api).header("content-security-policy");

        String origin = link.substring(0, link.indexOf('/', "http://".length()));
        assertThat(policy)
                .contains("media-src 'self' " + origin + ";")
                .contains("img-src 'self' " + origin + ";");
    }

    @Test
    void saysThatTheBrowserHasTheFileAlready() {
        String tag = page("/gallery/main.js").sentTo(reelay.api).header("etag");

        Answer again = page("/gallery/main.js").header("if-none-match", tag).sentTo(reelay.api);
        Answer other =
                page("/gallery/main.js").header("if-none-match", "W/\"1\"").sentTo(reelay.api);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("etag")).isEqualTo(tag);
        assertThat(again.header("cache-control")).isEqualTo("no-cache");
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void compressesForWhoeverTakesIt() throws IOException {
        Answer plain = page("/gallery/main.js").sentTo(reelay.api);
        Answer small =
                page("/gallery/main.js").header("accept-encoding", "gzip, br").sentTo(reelay.api);

        assertThat(plain.header("content-encoding")).isNull();
        assertThat(small.header("content-encoding")).isEqualTo("gzip");
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes(small)))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(bytes(plain));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/gallery/nothing.js",
                "/gallery/..%2Freelay%2Fapi%2FApiHandler.class",
                "/gallery/.main.js",
                "/gallery/main.js.map",
                "/gallery/",
                "/gallery/a/main.js"
            })
    void hasNoOtherFiles(String path) {
        assertThat(page(path).sentTo(reelay.api).status()).isEqualTo(404);
    }

    @Test
    void givesALinkToPlayAndOneToSaveToWhoeverAsksForLinks() {
        String id = create();
        reelay.completed(owner, id, "the bytes of the film");

        Answer answer =
                content(id).header("accept", "application/vnd.reelay.link+json").sentTo(reelay.api);

        assertThat(answer.status()).isEqualTo(200);
        JsonNode link = answer.json();
        HttpResponse<String> played = reelay.fetch(link.get("url").textValue());
        HttpResponse<String> saved = reelay.fetch(link.get("download_url").textValue());
        assertThat(played.body()).isEqualTo("the bytes of the film").isEqualTo(saved.body());
        assertThat(played.headers().firstValue("content-disposition").orElse(""))
                .isEqualTo("inline; filename=\"" + id + ".mp4\"");
        assertThat(saved.headers().firstValue("content-disposition").orElse(""))
                .isEqualTo("attachment; filename=\"" + id + ".mp4\"");
        assertThat(link.get("expires_at").longValue())
                .isEqualTo(reelay.now().plus(Duration.ofHours(1)).getEpochSecond());
        assertThat(link.has("poster_url")).isFalse();
    }

    @Test
    void leadsToThePosterAndSaysSoToWhoWantsAnImage() throws Exception {
        String id = create();
        String key = "videos/" + owner + "/" + id + ".poster";
        reelay.completed(owner, id, "one picture", key);

        JsonNode link =
                content(id)
                        .header("accept", "application/vnd.reelay.link+json")
                        .sentTo(reelay.api)
                        .json();
        HttpResponse<String> shown = reelay.fetch(link.get("poster_url").textValue());
        assertThat(shown.body()).isEqualTo("one picture");
        assertThat(shown.headers().firstValue("content-type")).contains("video/mp4");
        Answer thumbnail = content(id).query("variant", "thumbnail").sentTo(reelay.api);
        assertThat(thumbnail.status()).isEqualTo(404);
        assertThat(thumbnail.error().get("message").textValue())
                .contains("first picture", "poster_url");

        Event.of("DELETE", "/v1/videos/" + id).from(owner).sentTo(reelay.api);

        assertThat(reelay.fetch(link.get("poster_url").textValue()).statusCode()).isEqualTo(404);
    }

    @Test
    void leadsToTheThumbnailThatItsProviderMade() throws Exception {
        String id = create();
        String key = "videos/" + owner + "/" + id + ".poster";
        reelay.completed(owner, id, "an image", key, "image/webp");

        Answer thumbnail = content(id).query("variant", "thumbnail").sentTo(reelay.api);
        assertThat(thumbnail.status()).isEqualTo(302);
        HttpResponse<String> shown = reelay.fetch(thumbnail.header("location"));
        assertThat(shown.body()).isEqualTo("an image");
        assertThat(shown.headers().firstValue("content-type")).contains("image/webp");
        assertThat(shown.headers().firstValue("content-disposition"))
                .contains("inline; filename=\"" + id + ".webp\"");
        JsonNode link =
                content(id)
                        .header("accept", "application/vnd.reelay.link+json")
                        .sentTo(reelay.api)
                        .json();
        assertThat(reelay.fetch(link.get("thumbnail_url").textValue()).body())
                .isEqualTo("an image");
        assertThat(link.has("poster_url")).isFalse();

        Event.of("DELETE", "/v1/videos/" + id).from(owner).sentTo(reelay.api);

        assertThat(reelay.fetch(link.get("thumbnail_url").textValue()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/binary",
                "application/json",
                "application/json, text/plain, */*"
            })
    void redirectsEverybodyElseWhateverTheyAccept(String accepted) {
        String id = create();
        reelay.completed(owner, id, "mp4");

        assertThat(content(id).header("accept", accepted).sentTo(reelay.api).status())
                .isEqualTo(302);
    }

    @Test
    void tellsWhatCanBeAskedFor() {
        assertThat(Event.of("GET", "/v1/offer").sentTo(reelay.api).body())
                .isEqualTo(
                        "{\"object\":\"offer\",\"provider\":\"provider.example\","
                                + "\"seconds\":[\"4\",\"8\",\"12\"],"
                                + "\"sizes\":[\"720x1280\",\"1280x720\"],"
                                + "\"operations\":[\"create\",\"remix\",\"edit\",\"extension\","
                                + "\"upload\",\"character\"],"
                                + "\"reference_pixels\":\"any\","
                                + "\"usd_per_second\":{\"sora-2\":0.10}}");
    }

    @Test
    void advisesWithAListWhenToLookAgainAtTheOpenOnes() {
        String done = create();
        reelay.completed(owner, done, "mp4");
        assertThat(list().header("openai-poll-after-ms")).isNull();

        String nearlyDone = create();
        reelay.submitted(nearlyDone, 99);
        create();

        assertThat(list().header("openai-poll-after-ms")).isEqualTo("2000");
    }

    private String create() {
        return Event.post("{\"prompt\": \"a cat\"}").from(owner).sentTo(reelay.api).id();
    }

    private Event content(String id) {
        return Event.of("GET", "/v1/videos/" + id + "/content").from(owner);
    }

    private Answer list() {
        return Event.of("GET", "/v1/videos").from(owner).sentTo(reelay.api);
    }

    private static Event page(String path) {
        return Event.ofNobody("GET", path);
    }

    private static byte[] bytes(Answer answer) {
        assertThat(answer.response().get("isBase64Encoded").booleanValue()).isTrue();
        return Base64.getDecoder().decode(answer.body());
    }

    private static String text(Answer answer) {
        return new String(bytes(answer), StandardCharsets.UTF_8);
    }
}

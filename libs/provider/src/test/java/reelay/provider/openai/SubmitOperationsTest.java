package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings.Encoding;
import reelay.provider.SubmitAnswer;
import reelay.provider.job.JobRequest;
import reelay.provider.job.SourceFile;
import reelay.video.ExtraFields;
import reelay.video.Operation;
import reelay.video.VideoId;

/** Submits of other operations than a plain create. */
class SubmitOperationsTest extends ProviderTest {

    private static final VideoId OURS = VideoId.random(new SplittableRandom(1));
    private static final Operation REMIX = new Operation.Remix(OURS);
    private static final Operation EDIT = new Operation.Edit(OURS);
    private static final Operation EXTENSION = new Operation.Extension(OURS, 4);

    @Test
    void remixesTheProvidersOwnJob() {
        assertThat(submitted(jobFrom(REMIX)))
                .isEqualTo(
                        "POST /v1/videos/source%2F1/remix\n" + "{\"prompt\":\"" + PROMPT + "\"}");
    }

    @Test
    void editsTheProvidersOwnJob() {
        assertThat(submitted(jobFrom(EDIT)))
                .isEqualTo(
                        "POST /v1/videos/edits\n"
                                + "{\"video\":{\"id\":\"source/1\"},\"prompt\":\""
                                + PROMPT
                                + "\"}");
    }

    @Test
    void extendsTheProvidersOwnJobByWhatIsAdded() {
        assertThat(submitted(jobFrom(EXTENSION)))
                .isEqualTo(
                        "POST /v1/videos/extensions\n"
                                + "{\"video\":{\"id\":\"source/1\"},\"prompt\":\""
                                + PROMPT
                                + "\",\"seconds\":\"4\"}");
    }

    @Test
    void namesTheSourceInBracketsInAForm() {
        server.willAnswer(200, "{\"id\":\"video_1\"}");

        provider().submit(jobFrom(EXTENSION));

        assertThat(body())
                .contains(
                        "name=\"video[id]\"\r\n\r\nsource/1\r\n",
                        "name=\"prompt\"\r\n\r\n" + PROMPT + "\r\n",
                        "name=\"seconds\"\r\n\r\n4\r\n")
                .doesNotContain("name=\"model\"", "name=\"size\"", OURS.value());
    }

    @Test
    void passesExtraFieldsOn() {
        String extra =
                "{\"seed\":7,\"guidance\":{\"scale\":7.5},\"tags\":[\"a\",\"b\"],\"on\":true}";
        JobRequest job =
                new JobRequest(
                        VIDEO_ID,
                        request(new Operation.Create(new ExtraFields(extra))),
                        Optional.empty());

        assertThat(submitted(job)).endsWith("," + extra.substring(1));

        server.willAnswer(200, "{\"id\":\"video_1\"}");
        provider().submit(job);
        assertThat(utf8(server.requests().getLast().body()))
                .contains(
                        "name=\"seed\"\r\n\r\n7\r\n",
                        "name=\"guidance[scale]\"\r\n\r\n7.5\r\n",
                        "name=\"tags[]\"\r\n\r\na\r\n",
                        "name=\"tags[]\"\r\n\r\nb\r\n",
                        "name=\"on\"\r\n\r\ntrue\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"error\":{\"message\":\"Video with id 'source/1' not found.\"}} |"
                        + " NOT_FOUND",
                "404 | {\"error\":{\"message\":\"x\",\"code\":\"video_not_found\"}} | NOT_FOUND",
                "404 | {\"error\":{\"message\":\"Invalid URL (POST /v1/videos/edits)\"}}"
                        + " | ROUTE_MISSING",
                "404 | {\"detail\":\"Not Found\"} | ROUTE_MISSING",
                "405 | {\"detail\":\"Method Not Allowed\"} | ROUTE_MISSING",
                "501 | | ROUTE_MISSING",
                "400 | {\"error\":{\"message\":\"The video is still processing\"}} | NOT_READY"
            })
    void tellsALostSourceFromAMissingRoute(int status, String body, ProviderErrorKind kind) {
        server.willAnswer(status, body == null ? "" : body);

        assertThat(provider().submit(jobFrom(EDIT)))
                .asInstanceOf(type(SubmitAnswer.Declined.class))
                .satisfies(declined -> assertThat(declined.error().kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void sendsASourceThatTheProviderDoesNotHave(Encoding encoding) {
        byte[] video = "....ftyp and the rest".getBytes(StandardCharsets.US_ASCII);
        AtomicBoolean closed = new AtomicBoolean();
        server.willAnswer(200, "{\"id\":\"video_1\"}");

        try (JobRequest job =
                new JobRequest(
                        VIDEO_ID,
                        request(new Operation.Extension(Optional.empty(), 4)),
                        new SourceFile(
                                "its digest",
                                video.length,
                                new ByteArrayInputStream(video),
                                () -> closed.set(true)))) {
            assertThat(provider(server.address().resolve("/v1"), encoding, 20_000).submit(job))
                    .isInstanceOf(SubmitAnswer.Accepted.class);
        }

        ScriptedServer.Request request = server.onlyRequest();
        assertThat(request.target()).isEqualTo("/v1/videos/extensions");
        assertThat(request.header("content-length"))
                .isEqualTo(Integer.toString(request.body().length()));
        assertThat(body())
                .contains(
                        "name=\"seconds\"\r\n\r\n4\r\n",
                        "name=\"video\"; filename=\"source.mp4\"\r\n"
                                + "Content-Type: video/mp4\r\n\r\n....ftyp and the rest\r\n--")
                .doesNotContain("video[id]");
        assertThat(closed).isTrue();
    }

    @Test
    void isUnclearWhenASourceBreaksOffOnItsWay() {
        server.willAnswer(200, "{\"id\":\"video_1\"}");
        JobRequest job =
                new JobRequest(
                        VIDEO_ID,
                        request(new Operation.Edit(Optional.empty())),
                        new SourceFile("d", 100, new ByteArrayInputStream(new byte[10]), () -> {}));

        assertThat(provider().submit(job)).isInstanceOf(SubmitAnswer.Unclear.class);
    }

    @Test
    void doesNotMakeAJobWithoutItsSource() {
        assertThatThrownBy(() -> new JobRequest(VIDEO_ID, request(REMIX), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(VIDEO_ID.value());
    }

    private String submitted(JobRequest job) {
        server.willAnswer(200, "{\"id\":\"video_1\"}");
        provider(server.address().resolve("/v1"), Encoding.JSON, 20_000).submit(job);
        ScriptedServer.Request request = server.onlyRequest();
        return request.method() + " " + request.target() + "\n" + body();
    }

    private String body() {
        return utf8(server.onlyRequest().body());
    }

    private static String utf8(String body) {
        return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}

package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;

/**
 * One odd answer of the provider each, and what the whole system makes of it. All of them at once.
 * What is no video is left out: Store gives it half a minute before it looks again.
 */
class MakesVideosDespiteOddAnswersTest {

    /** Faults after which the app has the very file. */
    private static final String HARMLESS =
            """
            envelope=data_task_id
            envelope=data_job
            envelope=request_id
            envelope=video_id
            envelope=job_id
            envelope=code_success
            compressed=gzip
            compressed=deflate
            bom
            trailing
            long_text
            slash_307
            nginx_404
            detail_404
            wrapped=data
            final_word=succeed
            status_key=state
            status_key=task_status
            result_in=video_url
            result_in=output
            result_in=output.0
            result_in=video.url
            result_in=videos.0.url
            result_in=data.video_url
            result_in=content.video_url
            result_as=data_url
            result_as=b64_json
            result_in=url][fault:link_with=no_origin
            result_in=url][fault:link_with=no_scheme
            redirect_content][fault:link_with=space
            redirect_content][fault:link_with=pipe
            redirect_content][fault:link_with=braces
            redirect_content][fault:link_with=percent
            odd_redirect=login
            content_401
            content_challenge
            content_json
            cut_whole=chunked
            cut_whole=close
            cut_whole=length
            cut_whole=ftyp
            cut_whole=ftyp_text
            content_type=text/html
            content_type=application/json
            content_type=mp4
            """;

    /** Faults after which the app has what came, as what it is. */
    private static final String OTHER_CONTAINERS =
            """
            container=webm
            container=mov
            container=free_first
            container=moov_last
            container=fragmented
            """;

    /** Faults that leave the reason somewhere. */
    private static final String REASONS =
            """
            reason_in=fail_reason
            reason_in=failure_reason
            reason_in=error_message
            reason_in=message
            reason_in=error_text
            reason_in=error_json
            job_fails][fault:final_word=rejected
            job_fails][fault:final_word=timeout
            """;

    /** Submits that made a job and did not say so. */
    private static final String UNCLEAR =
            """
            unreadable=empty
            unreadable=text
            unreadable=page
            unreadable=cut
            unreadable=list
            unreadable=no_id
            drop_after][fault:list_shows=model
            drop_after][fault:list_shows=seconds
            drop_after][fault:list_shows=size
            drop_after][fault:list_shows=tier
            drop_after][fault:list_shows=cut_prompt
            drop_after][fault:list_shows=prefixed_prompt
            drop_after][fault:list_shows=no_prompt
            drop_after][fault:list_shows=old_clock
            drop_after][fault:list_shows=odd_date
            """;

    /** Submits that made no job. */
    private static final String OUT_OF_CREDIT =
            """
            error_in_200=quota
            error_in_200=user_quota
            error_in_200=code_msg
            error_in_200=base_resp
            """;

    /** Finished jobs whose video is something else, for good. */
    private static final String NO_VIDEOS =
            """
            not_a_video=page
            not_a_video=json
            not_a_video=png
            """;

    @TempDir static Path data;

    /** How each video ended, by fault. */
    private static final Map<String, JsonNode> ENDED = new HashMap<>();

    private static Stack stack;
    private static StackUnderTest app;

    @BeforeAll
    static void startAll() {
        stack =
                Stack.start(
                        StackSettings.of(StackUnderTest.PROJECT, data)
                                .on(Ports.free())
                                .generating(Duration.ofSeconds(1))
                                .withParameters(
                                        Map.of(
                                                "ApiRequestsPerSecond", "10000",
                                                "ProviderListDelaySeconds", "1")));
        app = new StackUnderTest(stack);
        Map<String, String> ids = new HashMap<>();
        Stream.of(HARMLESS, OTHER_CONTAINERS, REASONS, UNCLEAR, OUT_OF_CREDIT, NO_VIDEOS)
                .flatMap(String::lines)
                .forEach(fault -> ids.put(app.create(prompt(fault)), fault));
        // One question for all of them: a hundred apps at once are another test's matter.
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> ended(ids) == ids.size());
    }

    private static long ended(Map<String, String> ids) {
        app.get("/v1/videos?limit=100")
                .path("data")
                .valueStream()
                .filter(video -> List.of("completed", "failed").contains(word(video)))
                .forEach(video -> ENDED.put(ids.get(video.path("id").asText()), video));
        return ENDED.size();
    }

    private static String word(JsonNode video) {
        return video.path("status").asText();
    }

    @AfterAll
    static void stopAll() {
        stack.close();
    }

    static Stream<String> harmless() {
        return HARMLESS.lines();
    }

    static Stream<String> otherContainers() {
        return OTHER_CONTAINERS.lines();
    }

    static Stream<String> reasons() {
        return REASONS.lines();
    }

    static Stream<String> unclear() {
        return UNCLEAR.lines();
    }

    static Stream<String> noVideos() {
        return NO_VIDEOS.lines();
    }

    static Stream<String> outOfCredit() {
        return OUT_OF_CREDIT.lines();
    }

    private static String prompt(String fault) {
        return "a cat [fault:" + fault + "]";
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void endsWithTheFile(String fault) {
        JsonNode video = ENDED.get(fault);

        assertThat(video.path("error").toString()).isEqualTo("null");
        assertThat(word(video)).isEqualTo("completed");
        assertThat(drawn(prompt(fault)))
                .singleElement()
                .isEqualTo(app.content(video.path("id").asText()));
    }

    @ParameterizedTest
    @MethodSource("otherContainers")
    void keepsAnotherContainerAsItCame(String fault) {
        JsonNode video = ENDED.get(fault);

        assertThat(video.path("error").toString()).isEqualTo("null");
        assertThat(word(video)).isEqualTo("completed");
        assertThat(app.content(video.path("id").asText()))
                .hasSizeBetween(2_000, 4_000)
                .isEqualTo(served(prompt(fault)));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void saysWhyTheJobFailed(String fault) {
        JsonNode video = ENDED.get(fault);

        assertThat(word(video)).isEqualTo("failed");
        assertThat(video.at("/error/message").asText()).contains("heavy load");
    }

    @ParameterizedTest
    @MethodSource("noVideos")
    void saysWhatCameInsteadOfTheVideo(String fault) {
        JsonNode video = ENDED.get(fault);

        assertThat(video.at("/error/code").asText()).isEqualTo("not_a_video");
        assertThat(video.at("/error/message").asText()).contains("twice it handed out ");
    }

    @ParameterizedTest
    @MethodSource("unclear")
    void paysOnceWhateverTheAnswerAndTheListSay(String fault) {
        JsonNode video = ENDED.get(fault);

        assertThat(drawn(prompt(fault))).hasSize(1);
        assertThat(video.at("/error/code").asText("submit_unclear")).isEqualTo("submit_unclear");
    }

    @ParameterizedTest
    @MethodSource("outOfCredit")
    void takesARefusalForOneWhateverItsStatus(String fault) {
        JsonNode video = ENDED.get(fault);

        assertThat(drawn(prompt(fault))).isEmpty();
        assertThat(video.at("/error/code").asText()).isEqualTo("credit_exhausted");
    }

    /** The files of all jobs with that prompt, of which there must be one. */
    private static List<byte[]> drawn(String prompt) {
        return jobs().filter(job -> job.path("prompt").asText().equals(prompt))
                .map(job -> read(URI.create(address() + "/" + job.path("id").asText())))
                .toList();
    }

    private static Stream<JsonNode> jobs() {
        return StackUnderTest.at(address()).path("videos").valueStream();
    }

    private static URI address() {
        return URI.create(stack.simulator().orElseThrow().address() + "/simulator/videos");
    }

    /** What the content route gives for the one job with that prompt. */
    private static byte[] served(String prompt) {
        URI provider = stack.simulator().orElseThrow().address();
        String id =
                jobs().filter(job -> job.path("prompt").asText().equals(prompt))
                        .map(job -> job.path("id").asText())
                        .findFirst()
                        .orElseThrow();
        try {
            var connection =
                    URI.create(provider + "/v1/videos/" + id + "/content").toURL().openConnection();
            connection.setRequestProperty("Authorization", "Bearer sk-simulator");
            try (InputStream in = connection.getInputStream()) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(URI file) {
        try (InputStream in = file.toURL().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

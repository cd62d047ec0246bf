package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderSettings;
import reelay.provider.ProviderSettings.Encoding;
import reelay.provider.SubmitAnswer;
import reelay.provider.http.ProviderClients;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobView;
import reelay.provider.job.ReferenceImage;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.Secret;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;

/** A scripted server and the provider that talks to it. */
@Timeout(60)
abstract class ProviderTest {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final String KEY = "sk-test-0123456789";
    static final String PROMPT = "A heron wades through fog, “slowly”";
    static final VideoId VIDEO_ID = new VideoId("video_" + "0a".repeat(24));
    static final VideoRequest REQUEST =
            new VideoRequest("m", new Prompt(PROMPT), 8, new VideoSize(1280, 720));

    final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    OpenAiVideoProvider provider() {
        return provider(server.address().resolve("/v1"), Encoding.MULTIPART, 20_000);
    }

    /**
     * A provider that waits two seconds. Before it is made a patient one asks somebody else, so
     * that no part of the two seconds goes into loading classes.
     */
    OpenAiVideoProvider impatientProvider() throws IOException {
        try (ScriptedServer other = new ScriptedServer()) {
            other.willAnswer(200, "{\"id\":\"a\"}");
            provider(other.address(), Encoding.MULTIPART, 20_000).submit(job());
        }
        return provider(server.address().resolve("/v1"), Encoding.MULTIPART, 2_000);
    }

    static OpenAiVideoProvider provider(URI baseUrl, Encoding encoding, int timeoutMilliseconds) {
        Duration timeout = Duration.ofMillis(timeoutMilliseconds);
        return new OpenAiVideoProvider(
                new ProviderSettings(baseUrl, encoding, timeout, "secret"),
                () -> new ProviderCredentials(new Secret(KEY), "org-1", "proj_1"),
                () -> NOW,
                ProviderClients.of(timeout));
    }

    static JobRequest job() {
        return new JobRequest(VIDEO_ID, REQUEST, Optional.empty());
    }

    static VideoRequest request(Operation operation) {
        return new VideoRequest(
                REQUEST.model(), REQUEST.prompt(), REQUEST.seconds(), REQUEST.size(), operation);
    }

    /** A video made from the job {@code source/1}. */
    static JobRequest jobFrom(Operation operation) {
        return new JobRequest(VIDEO_ID, request(operation), "source/1");
    }

    static JobRequest jobWithImage(String bytes) {
        ByteBuffer image = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.UTF_8));
        return new JobRequest(
                VIDEO_ID,
                REQUEST,
                Optional.of(new ReferenceImage("fr\"ame.png", "image/png", image)));
    }

    /** The job in that answer to a look. */
    final JobView seen(String body) {
        server.willAnswer(200, body);
        return seenBy(provider().look("a"));
    }

    static JobView seenBy(LookAnswer answer) {
        assertThat(answer).isInstanceOf(LookAnswer.Seen.class);
        return ((LookAnswer.Seen) answer).job();
    }

    /** Why a submit was declined, which it must have been. */
    static ProviderError declined(SubmitAnswer answer) {
        assertThat(answer).isInstanceOf(SubmitAnswer.Declined.class);
        return ((SubmitAnswer.Declined) answer).error();
    }
}

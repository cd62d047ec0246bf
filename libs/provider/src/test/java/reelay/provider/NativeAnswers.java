package reelay.provider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reelay.provider.http.ProviderClients;
import reelay.provider.job.JobRequest;
import reelay.provider.job.ReferenceImage;
import reelay.video.ExtraFields;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.Secret;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;

/** A provider with a wire of its own, a server in its place, and a video to ask it for. */
public abstract class NativeAnswers {

    protected static final VideoId VIDEO = new VideoId("video_" + "0123456789abcdef".repeat(3));
    protected static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    protected AnsweringServer server;

    /** The constructor of a provider. */
    @FunctionalInterface
    protected interface Making<P> {
        P of(
                NativeAddress address,
                Supplier<ProviderCredentials> credentials,
                InstantSource clock,
                ProviderClients clients);
    }

    @BeforeEach
    protected final void startServer() throws IOException {
        server = new AnsweringServer();
    }

    @AfterEach
    protected final void stopServer() {
        server.close();
    }

    /** The provider that asks the server. */
    protected final <P> P asking(Making<P> making, String key) {
        return making.of(
                new NativeAddress(server.address(), TIMEOUT),
                () -> new ProviderCredentials(new Secret(key), null, null),
                () -> NOW,
                ProviderClients.of(TIMEOUT));
    }

    /**
     * What an app asks for.
     *
     * @param extra further fields, as JSON
     */
    protected static VideoRequest request(String model, int seconds, String size, String extra) {
        return new VideoRequest(
                model,
                new Prompt("a lighthouse"),
                seconds,
                VideoSize.of(size),
                new Operation.Create(new ExtraFields(extra)));
    }

    protected static JobRequest job(VideoRequest request) {
        return new JobRequest(VIDEO, request, Optional.empty());
    }

    protected static JobRequest withImage(VideoRequest request) {
        return new JobRequest(VIDEO, request, Optional.of(image()));
    }

    protected static ReferenceImage image() {
        return new ReferenceImage("a.png", "image/png", ByteBuffer.wrap(new byte[] {'p', 'x'}));
    }
}

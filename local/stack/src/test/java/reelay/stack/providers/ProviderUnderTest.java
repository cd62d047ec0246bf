package reelay.stack.providers;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import reelay.provider.ProviderCredentials;
import reelay.provider.SubmitAnswer;
import reelay.provider.VideoProvider;
import reelay.provider.http.ProviderClients;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobTraits;
import reelay.provider.job.ReferenceImage;
import reelay.simulator.ProviderSimulator;
import reelay.simulator.settings.SimulatorSettings;
import reelay.video.ExtraFields;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.Secret;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;

/** A provider, its simulator, and the time of both. */
final class ProviderUnderTest implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(30);
    static final Duration GENERATION = Duration.ofSeconds(10);
    static final Duration LIFETIME = Duration.ofHours(1);
    static final VideoId VIDEO = id(1);

    /** A PNG of 1280 by 720, as far as its head says. */
    private static final String PNG = "iVBORw0KGgoAAAANSUhEUgAABQAAAALQCAIAAAA=";

    final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-26T12:00:00Z"));
    final ProviderSimulator simulator;
    private final ProviderRow row;
    private final ProviderClients clients = ProviderClients.of(TIMEOUT);

    ProviderUnderTest(ProviderRow row) {
        this.row = row;
        this.simulator =
                ProviderSimulator.start(
                        SimulatorSettings.defaults()
                                .generation(GENERATION)
                                .linkLifetime(LIFETIME)
                                .pollAfter(Duration.ofSeconds(2))
                                .clock(now::get));
    }

    static VideoId id(int number) {
        return new VideoId("video_" + HexFormat.of().toHexDigits(number).repeat(6));
    }

    VideoProvider provider() {
        return with(() -> new ProviderCredentials(new Secret(SimulatorSettings.KEY), null, null));
    }

    VideoProvider with(Supplier<ProviderCredentials> credentials) {
        return at(row.base(simulator), credentials);
    }

    /** Where nobody listens. */
    VideoProvider unreachable() {
        return at(
                URI.create("http://127.0.0.1:1/v1"),
                () -> new ProviderCredentials(new Secret(SimulatorSettings.KEY), null, null));
    }

    /** With something in between. */
    VideoProvider through(MangledWire wire) {
        return at(
                wire.instead(row.base(simulator)),
                () -> new ProviderCredentials(new Secret(SimulatorSettings.KEY), null, null));
    }

    private VideoProvider at(URI base, Supplier<ProviderCredentials> credentials) {
        InstantSource clock = now::get;
        return row.provider(base, credentials, clock, clients);
    }

    void passes(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    VideoRequest request(String prompt) {
        return request(prompt, ExtraFields.NONE);
    }

    VideoRequest request(String prompt, ExtraFields extra) {
        return new VideoRequest(
                row.model(),
                new Prompt(prompt),
                4,
                VideoSize.of("1280x720"),
                new Operation.Create(extra));
    }

    JobRequest job(String prompt) {
        return job(VIDEO, prompt);
    }

    JobRequest job(VideoId id, String prompt) {
        return new JobRequest(id, request(prompt), Optional.empty());
    }

    JobRequest jobWithImage(String prompt) {
        ByteBuffer image = ByteBuffer.wrap(Base64.getDecoder().decode(PNG));
        return new JobRequest(
                VIDEO,
                request(prompt),
                Optional.of(new ReferenceImage("first.png", "image/png", image)));
    }

    JobTraits traits(String prompt) {
        return traits(VIDEO, prompt);
    }

    JobTraits traits(VideoId id, String prompt) {
        return new JobTraits(
                id,
                request(prompt),
                now.get().minusSeconds(60),
                now.get().plusSeconds(60),
                Optional.empty(),
                false);
    }

    /** Hands one over that is taken. */
    String accepted(String prompt) {
        return accepted(provider().submit(job(prompt)));
    }

    static String accepted(SubmitAnswer answer) {
        if (answer instanceof SubmitAnswer.Accepted(var job)) {
            return job.id();
        }
        throw new AssertionError("was not taken: " + answer);
    }

    /** Hands one over and waits for its end. */
    String finished(String prompt) {
        String id = accepted(prompt);
        passes(GENERATION);
        return id;
    }

    @Override
    public void close() {
        simulator.close();
    }
}

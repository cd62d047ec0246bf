package reelay.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;
import static reelay.submit.ScriptedProvider.found;
import static reelay.submit.ScriptedProvider.ours;
import static reelay.submit.SubmitUnderTest.SETTLING;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.access.AccessTable;
import reelay.aws.AwsClients;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoCatalog;
import reelay.catalog.bucket.ObjectKeys;
import reelay.catalog.bucket.VideoBucket;
import reelay.local.http.HttpListener;
import reelay.provider.ProviderAbility;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.job.JobRequest;
import reelay.provider.target.Target;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.Operation;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.environment.Environment;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;

/** Our stored copy as the source of a video, when the provider no longer has its own. */
class SourceCopyTest {

    private static CatalogFixture fixture;
    private static AccessTable access;
    private static VideoCatalog catalog;

    private Set<ProviderAbility> abilities = EnumSet.allOf(ProviderAbility.class);
    private Instant now = Instant.now();

    /** Reads a source while it is there, as a provider does. */
    private final ScriptedProvider provider =
            new ScriptedProvider() {
                @Override
                public SubmitAnswer submit(JobRequest request) {
                    request.sourceFile().ifPresent(file -> received = read(file.content()));
                    return super.submit(request);
                }
            };

    private String received = "";

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        access = new AccessTable();
        catalog = fixture.catalog();
    }

    @AfterAll
    static void stop() {
        fixture.close();
        access.close();
    }

    @Test
    void sendsOurCopyAsAnEditWhenTheProviderLostTheSourceOfARemix() {
        Video source = stored("the stored film");
        Video remix = made(new Operation.Remix(source.id()), Optional.empty());
        provider.answersSubmit(declined(ProviderErrorKind.NOT_FOUND))
                .answersSubmit(accepted("job-" + remix.id()));

        assertThat(submit(remix))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        again -> {
                            assertThat(again.waitSeconds()).isEqualTo(Duration.ofSeconds(2));
                            assertThat(again.failure().code()).isEqualTo(FailureCode.SOURCE_GONE);
                        });
        assertThat(submit(remix)).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(received).isEqualTo("the stored film");
        assertThat(provider.submits.get(0).sourceJob()).contains("job-" + source.id());
        assertThat(provider.submits.get(1).sourceJob()).isEmpty();
        assertThat(provider.submits.get(1).request().operation())
                .isEqualTo(new Operation.Edit(Optional.empty()));
        Video kept = catalog.find(remix.id()).orElseThrow();
        assertThat(kept.request().operation()).isEqualTo(new Operation.Remix(source.id()));
        assertThat(fixture.itemOf(remix.id().value()).get("submit_attempt").n()).isEqualTo("2");
    }

    @Test
    void keepsTheLengthOfAnExtension() {
        Video source = stored("film");
        Video extension = made(new Operation.Extension(source.id(), 4), Optional.empty());
        provider.answersSubmit(declined(ProviderErrorKind.NOT_FOUND))
                .answersSubmit(accepted("job-" + extension.id()));

        submit(extension);
        submit(extension);

        assertThat(provider.submits.get(1).request().operation())
                .isEqualTo(new Operation.Extension(Optional.empty(), 4));
    }

    @ParameterizedTest
    @EnumSource(
            value = ProviderAbility.class,
            names = {"UPLOAD", "EDIT"})
    void saysThatTheSourceIsGoneWhereTheProviderTakesNoFile(ProviderAbility missing) {
        abilities = EnumSet.complementOf(EnumSet.of(missing));
        Video remix = made(new Operation.Remix(stored("film").id()), Optional.empty());
        provider.answersSubmit(declined(ProviderErrorKind.NOT_FOUND));

        assertThat(submit(remix)).satisfies(it -> assertThat(code(it)).isEqualTo("source_gone"));
        assertThat(provider.submits).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"EDIT, none", "EXTENSION, source_gone"})
    void asksForTheAbilityThatTheCopyNeeds(ProviderAbility missing, String code) {
        abilities = EnumSet.complementOf(EnumSet.of(missing));
        Video extension = made(new Operation.Extension(stored("film").id(), 4), Optional.empty());
        provider.answersSubmit(declined(ProviderErrorKind.NOT_FOUND));

        assertThat(submit(extension)).satisfies(it -> assertThat(code(it)).isEqualTo(code));
    }

    @Test
    void sendsItsCopyOnceAndNotAgainWhenThatIsNotFoundEither() {
        Video remix = made(new Operation.Remix(stored("film").id()), Optional.empty());
        provider.answersSubmit(declined(ProviderErrorKind.NOT_FOUND))
                .answersSubmit(declined(ProviderErrorKind.NOT_FOUND));
        submit(remix);

        assertThat(submit(remix)).satisfies(it -> assertThat(code(it)).isEqualTo("source_gone"));
    }

    @Test
    void saysThatTheSourceIsGoneWhenItWasNeverFinished() {
        Video source = fixture.queuedVideo();
        catalog.recordJob(source.id(), new Job("job-" + source.id(), "scripted", now));
        Video remix = made(new Operation.Remix(source.id()), Optional.empty());
        provider.answersSubmit(declined(ProviderErrorKind.NOT_FOUND));

        assertThat(submit(remix)).satisfies(it -> assertThat(code(it)).isEqualTo("source_gone"));
        assertThat(catalog.find(remix.id()).orElseThrow().sourceLost()).isFalse();
    }

    @Test
    void saysThatTheSourceIsGoneWhenItsItemCannotBeRead() {
        Video source = stored("film");
        Video edit = made(new Operation.Edit(source.id()), Optional.empty());
        fixture.spoil(source.id());

        assertThat(submit(edit))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> {
                            assertThat(code(refused)).isEqualTo("source_gone");
                            assertThat(refused.failure().message()).contains("'status'");
                        });
        assertThat(provider.submits).isEmpty();
    }

    @Test
    void saysThatTheSourceIsGoneWhenItWasDeletedBeforeTheCopyWasSent() {
        Video source = stored("film");
        Video edit = made(new Operation.Edit(source.id()), Optional.empty());
        provider.answersSubmit(declined(ProviderErrorKind.NOT_FOUND));
        submit(edit);

        fixture.bucket().delete(source.stored().orElseThrow().objectKey());

        assertThat(submit(edit)).satisfies(it -> assertThat(code(it)).isEqualTo("source_gone"));
        assertThat(provider.submits).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ProviderErrorKind.class,
            names = {"ROUTE_MISSING", "REQUEST_INVALID", "RATE_LIMITED"})
    void sendsNoCopyUnlessTheProviderSaysThatItHasNoSource(ProviderErrorKind kind) {
        Video edit = made(new Operation.Edit(stored("film").id()), Optional.empty());
        provider.answersSubmit(declined(kind));

        submit(edit);

        assertThat(catalog.find(edit.id()).orElseThrow().sourceLost()).isFalse();
    }

    @Test
    void looksForTheJobOfAnUnclearUploadBeforeItAsksAgain() {
        Video remix = made(new Operation.Remix(stored("film").id()), Optional.empty());
        provider.answersSubmit(declined(ProviderErrorKind.NOT_FOUND))
                .answersSubmit(new SubmitAnswer.Unclear("no answer"));
        submit(remix);
        submit(remix);
        now = now.plus(SETTLING).plusSeconds(1);
        provider.answersFind(found(ours("found-" + remix.id())));

        assertThat(submit(remix)).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(provider.submits).hasSize(2);
        assertThat(provider.searches.getFirst().request().operation())
                .isEqualTo(new Operation.Edit(Optional.empty()));
    }

    @Test
    void sendsASourceThatCameWithTheRequest() {
        VideoId id = CatalogFixture.video("alice", now).id();
        String key = ObjectKeys.referenceKey("alice", id, "0123.mp4");
        fixture.bucket().putReference(key, "video/mp4", "an upload".getBytes(UTF_8));
        Video edit = made(id, new Operation.Edit(Optional.empty()), Optional.of(key));
        provider.answersSubmit(accepted("job-" + id));

        assertThat(submit(edit)).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(received).isEqualTo("an upload");
        assertThat(provider.submits.getFirst().reference()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"268435456, true", "268435457, false"})
    void sendsNoSourceThatCannotGetThereInTime(long bytes, boolean sent) throws Exception {
        VideoId id = CatalogFixture.video("alice", now).id();
        Video edit =
                made(id, new Operation.Edit(Optional.empty()), Optional.of("videos/a/large.mp4"));
        CountDownLatch hungUp = new CountDownLatch(1);
        try (HttpListener s3 = HttpListener.start(0, exchange -> promise(exchange, bytes, hungUp));
                VideoBucket bucket = bucketAt(s3.address())) {
            switch (new JobRequests(catalog, bucket, abilities)
                    .write(edit, Target.ofWord("scripted/sora-2"))) {
                case JobRequests.Written.Ready(JobRequest request) -> {
                    assertThat(sent).isTrue();
                    assertThat(request.sourceFile().orElseThrow().bytes()).isEqualTo(bytes);
                    request.close();
                }
                case JobRequests.Written.Impossible(Failure failure) -> {
                    assertThat(sent).isFalse();
                    assertThat(failure.code()).isEqualTo(FailureCode.SOURCE_TOO_LARGE);
                    assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
                }
            }
        }
    }

    /** Half a source would be another video: how long it is must be known before it is sent. */
    @Test
    void sendsNoSourceOfWhichNobodySaysHowLongItIs() {
        VideoId id = CatalogFixture.video("alice", now).id();
        Video edit =
                made(id, new Operation.Edit(Optional.empty()), Optional.of("videos/a/odd.mp4"));
        try (HttpListener s3 =
                        HttpListener.start(
                                0,
                                exchange -> {
                                    exchange.sendResponseHeaders(200, 0);
                                    exchange.getResponseBody().close();
                                });
                VideoBucket bucket = bucketAt(s3.address())) {
            JobRequests requests = new JobRequests(catalog, bucket, abilities);

            assertThatThrownBy(() -> requests.write(edit, Target.ofWord("scripted/sora-2")))
                    .hasMessageContaining("how long");
        }
    }

    /** Answers like a store that holds so many bytes, and sends them until somebody hangs up. */
    private static void promise(HttpExchange exchange, long bytes, CountDownLatch hungUp)
            throws IOException {
        exchange.sendResponseHeaders(200, bytes);
        byte[] some = new byte[64 * 1024];
        try {
            for (long left = bytes; left > 0; left -= some.length) {
                exchange.getResponseBody().write(some, 0, (int) Math.min(left, some.length));
            }
        } catch (IOException e) {
            hungUp.countDown();
            throw e;
        }
    }

    private static VideoBucket bucketAt(URI s3) {
        Map<String, String> environment = fixture.environment();
        environment.put("AWS_ENDPOINT_URL_S3", s3.toString());
        return VideoBucket.of(AwsClients.from(new Environment(environment)), "videos");
    }

    private static String read(InputStream content) {
        try {
            return new String(content.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(SubmitOutcome outcome) {
        return outcome instanceof SubmitOutcome.Refused(Failure failure)
                ? failure.code().word()
                : "none";
    }

    /** A finished video with its bytes in the bucket. */
    private Video stored(String content) {
        Video video = fixture.queuedVideo();
        String key = ObjectKeys.videoKey(video.owner(), video.id(), VideoFormat.MP4);
        fixture.bucket().putReference(key, "video/mp4", content.getBytes(UTF_8));
        catalog.recordJob(video.id(), new Job("job-" + video.id(), "scripted", now));
        catalog.recordCompleted(
                video.id(),
                new StoredVideo(key, content.length(), "d", VideoFormat.MP4, null, null),
                now);
        return catalog.find(video.id()).orElseThrow();
    }

    private Video made(Operation operation, Optional<String> referenceKey) {
        return made(CatalogFixture.video("alice", now).id(), operation, referenceKey);
    }

    private Video made(VideoId id, Operation operation, Optional<String> referenceKey) {
        VideoRequest plain = CatalogFixture.video("alice", now).request();
        Video video =
                Video.queued(
                        id,
                        "alice",
                        new VideoRequest(
                                plain.model(),
                                plain.prompt(),
                                plain.seconds(),
                                plain.size(),
                                operation),
                        "hash",
                        referenceKey,
                        now,
                        Optional.empty());
        catalog.create(video);
        return video;
    }

    private SubmitOutcome submit(Video video) {
        return SubmitUnderTest.of(fixture, access, provider, abilities, () -> now)
                .submit(new StepInput(video.id()));
    }
}

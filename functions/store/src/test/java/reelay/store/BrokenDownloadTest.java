package reelay.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static reelay.media.SmallVideos.file;
import static reelay.media.SmallVideos.mp4;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.catalog.bucket.ObjectUpload;
import reelay.media.MediaFinding;
import reelay.media.VideoCheck;
import reelay.video.FailureCode;
import reelay.video.Sha256;
import reelay.video.Video;
import reelay.video.step.StoreOutcome;

/** Downloads that break, lie about their length, or bring something else than a video. */
class BrokenDownloadTest extends StoredVideos {

    @Test
    void takesAVideoWhoseLengthNobodyTells() {
        Video video = submitted();

        assertThat(store(video, new ContentServer(mp4(PARTS)).tellsNoLength()))
                .isEqualTo(new StoreOutcome.Stored(key(video), PARTS));
    }

    @Test
    void goesOnWhereABrokenDownloadEnded() {
        Video video = submitted();
        byte[] bytes = mp4(PARTS);
        ContentServer server = new ContentServer(bytes).breaksAfter(1000).breaksAfter(9_000_000);

        assertThat(store(video, server)).isInstanceOf(StoreOutcome.Stored.class);

        assertThat(server.opened).containsExactly(0L, 1000L, 9_001_000L);
        assertThat(server.hungUp()).isTrue();
        assertThat(object(video)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, ObjectUpload.PART + 1000})
    void keepsNothingOfADownloadThatBrokeForGood(int bytesBeforeTheBreak) {
        Video video = submitted();
        ContentServer server =
                new ContentServer(mp4(PARTS)).breaksAfter(bytesBeforeTheBreak).neverResumes();

        assertThat(store(video, server))
                .isInstanceOfSatisfying(
                        StoreOutcome.NotYet.class,
                        notYet ->
                                assertThat(notYet.failure().message())
                                        .contains("broke after " + bytesBeforeTheBreak + " bytes"));
        assertNothingStored(video);
    }

    @Test
    void gluesNoTwoVersionsTogether() {
        Video video = submitted();
        byte[] bytes = mp4(5000);

        ContentServer server = new ContentServer(bytes).breaksAfter(1000).changesItsTag();

        assertThat(store(video, server)).isInstanceOf(StoreOutcome.NotYet.class);
        assertThat(server.hungUp()).isTrue();
        assertNothingStored(video);
    }

    @Test
    void gluesNoTwoFilesTogetherThatMakeAWholeOneOfAnotherLength() {
        Video video = submitted();
        byte[] bytes = mp4(PARTS);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 8);
        System.arraycopy("\0\0\0\bfree".getBytes(UTF_8), 0, longer, bytes.length, 8);

        assertThat(store(submitted(), new ContentServer(longer)))
                .isInstanceOf(StoreOutcome.Stored.class);
        assertThat(store(video, new ContentServer(bytes).breaksAfter(1000).becomes(longer)))
                .isInstanceOf(StoreOutcome.NotYet.class);
        assertNothingStored(video);
    }

    @Test
    void hangsUpWhateverCame() {
        for (byte[] bytes : new byte[][] {mp4(5000), "<html>".getBytes(UTF_8), new byte[9]}) {
            ContentServer server = new ContentServer(bytes);
            store(submitted(), server);

            assertThat(server.hungUp()).isTrue();
        }
    }

    @Test
    void givesUpAConnectionThatBreaksWithoutBringingAnything() {
        Video video = submitted();
        ContentServer server = new ContentServer(mp4(PARTS)).breaksAfter(500).breaksAfter(0);

        assertThat(store(video, server)).isInstanceOf(StoreOutcome.NotYet.class);
        assertThat(server.opened).containsExactly(0L, 500L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, PARTS})
    void refusesAVideoOfAnotherLengthThanPromised(int length) {
        Video video = submitted();

        assertThat(store(video, new ContentServer(mp4(length)).promises(length + 1)))
                .isInstanceOfSatisfying(
                        StoreOutcome.NotYet.class,
                        notYet ->
                                assertThat(notYet.failure().message())
                                        .contains("promised " + (length + 1), "served " + length));
        assertNothingStored(video);
    }

    @ParameterizedTest
    @CsvSource({
        "<html><title>Sign in</title></html>, a web page: Sign in",
        "'', nothing",
        "ftyp, text: ftyp",
        "'{\"status\":\"lost\"}', JSON with the keys status"
    })
    void failsByNameWhenTwiceWhatCameIsNoVideo(String text, String name) {
        Video video = submitted();
        ContentServer server = new ContentServer(text.getBytes(UTF_8));

        assertThat(store(video, server))
                .isInstanceOfSatisfying(
                        StoreOutcome.NotYet.class,
                        notYet ->
                                assertThat(notYet.waitSeconds()).isEqualTo(Duration.ofSeconds(30)));
        assertNothingStored(video);

        assertThat(store(video, server))
                .isInstanceOfSatisfying(
                        StoreOutcome.Failed.class,
                        failed -> {
                            assertThat(failed.failure().code()).isEqualTo(FailureCode.NOT_A_VIDEO);
                            assertThat(failed.failure().message())
                                    .contains("twice it handed out " + name + " instead");
                        });
        assertNothingStored(video);
    }

    @Test
    void takesTheVideoThatComesAfterAPage() {
        Video video = submitted();
        store(video, new ContentServer("<html>".getBytes(UTF_8)));

        assertThat(store(video, new ContentServer(mp4(1000))))
                .isInstanceOf(StoreOutcome.Stored.class);
        assertThat(catalog.lastDownload(video.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h264-fragmented.mp4", "vp9-live.webm"})
    void believesAFileWithoutAnEndWhenItComesTwice(String name) {
        Video video = submitted();
        byte[] whole = file(name);
        ContentServer cut = new ContentServer(Arrays.copyOf(whole, cutBetweenPieces(whole)));

        assertThat(store(video, cut)).isInstanceOf(StoreOutcome.NotYet.class);
        assertThat(store(video, new ContentServer(whole))).isInstanceOf(StoreOutcome.NotYet.class);
        assertNothingStored(video);

        assertThat(store(video, new ContentServer(whole))).isInstanceOf(StoreOutcome.Stored.class);
        assertThat(now(video).stored().orElseThrow().sha256()).isEqualTo(Sha256.hex(whole));
    }

    /** Where the last piece but one ends, so that the file looks whole. */
    private static int cutBetweenPieces(byte[] whole) {
        for (int length = whole.length - 1; length > 0; length--) {
            VideoCheck check = new VideoCheck();
            check.take(whole, 0, length);
            if (check.end() instanceof MediaFinding.OpenEnd) {
                return length;
            }
        }
        throw new AssertionError("the file has one piece");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesNoCutForAVideoHoweverItIsFramed(boolean tellsLength) {
        byte[] whole = mp4(PARTS);
        for (int length : new int[] {32, 365, 5000, ObjectUpload.PART, PARTS - 1}) {
            Video video = submitted();
            ContentServer cut = new ContentServer(Arrays.copyOf(whole, length));

            assertThat(store(video, tellsLength ? cut : cut.tellsNoLength()))
                    .as("cut to %d bytes", length)
                    .isInstanceOfSatisfying(
                            StoreOutcome.NotYet.class,
                            notYet ->
                                    assertThat(notYet.failure().code())
                                            .isEqualTo(FailureCode.DOWNLOAD_BROKEN));
            assertNothingStored(video);
        }
    }
}

package reelay.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static reelay.media.SmallVideos.box;
import static reelay.media.SmallVideos.file;
import static reelay.media.SmallVideos.joined;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.video.VideoFormat;
import reelay.video.VideoSize;

class VideoCheckTest {

    @ParameterizedTest
    @CsvSource({
        "h264-moov-first.mp4, MP4",
        "h264-moov-last.mp4, MP4",
        "h264-fragmented-mfra.mp4, MP4",
        "h264-dash.mp4, MP4",
        "hevc.mp4, MP4",
        "av1.mp4, MP4",
        "h264.mov, QUICKTIME",
        "vp9.webm, WEBM",
        "h264.mkv, WEBM"
    })
    void takesWholeFilesForWhatTheyAre(String name, VideoFormat format) {
        for (int piece : new int[] {1, 7, 4096, 1 << 20}) {
            assertThat(check(file(name), piece))
                    .isInstanceOfSatisfying(
                            MediaFinding.Whole.class,
                            whole -> {
                                assertThat(whole.format()).isEqualTo(format);
                                assertThat(whole.header().size()).contains(new VideoSize(64, 64));
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h264-moov-first.mp4",
                "h264-moov-last.mp4",
                "hevc.mp4",
                "av1.mp4",
                "h264.mov",
                "vp9.webm",
                "h264.mkv"
            })
    void readsThePlayingTime(String name) {
        MediaFinding.Whole whole = (MediaFinding.Whole) check(file(name), 4096);

        assertThat(whole.header().duration().orElseThrow())
                .isBetween(Duration.ofMillis(950), Duration.ofMillis(1200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h264-fragmented.mp4", "h264-fragmented-sidx.mp4", "vp9-live.webm"})
    void saysWhenNothingMarksTheEnd(String name) {
        assertThat(check(file(name), 4096)).isInstanceOf(MediaFinding.OpenEnd.class);
    }

    @Test
    void findsNoVideoInSoundAlone() {
        assertThat(check(file("sound-only.mp4"), 4096))
                .isEqualTo(new MediaFinding.NoVideo("sound without pictures"));
    }

    @Test
    void readsTheBoxesWithAnyNumberOfOthersBetweenThem() {
        byte[] video = file("h264-moov-last.mp4");
        byte[] more =
                joined(
                        box("free", new byte[3]),
                        video,
                        box("uuid", new byte[100]),
                        box("free"),
                        box("\u00a9xyz", new byte[5]));

        // The tables count from the file's start: four boxes behind it change nothing.
        assertThat(check(joined(video, box("uuid", new byte[9]), box("free")), 5))
                .isInstanceOf(MediaFinding.Whole.class);
        // A filler first shifts the pictures: the tables then point 11 bytes too low, not beyond.
        assertThat(check(more, 5))
                .isInstanceOfSatisfying(
                        MediaFinding.Whole.class,
                        whole -> assertThat(whole.format()).isEqualTo(VideoFormat.MP4));
    }

    @Test
    void takesQuickTimeThatHasNoTypeBox() {
        byte[] video = file("h264.mov");
        byte[] bare = Arrays.copyOfRange(video, 20, video.length);

        assertThat(check(bare, 4096))
                .isInstanceOfSatisfying(
                        MediaFinding.Whole.class,
                        whole -> assertThat(whole.format()).isEqualTo(VideoFormat.QUICKTIME));
    }

    @Test
    void readsLengthsOf64Bits() {
        byte[] video = SmallVideos.mp4(new byte[1000]);
        int media = video.length - 1008;
        ByteBuffer wide = ByteBuffer.allocate(video.length + 8);
        wide.put(video, 0, media).putInt(1).put("mdat".getBytes(UTF_8)).putLong(1016);
        wide.put(new byte[1000]);

        assertThat(check(wide.array(), 11)).isInstanceOf(MediaFinding.Whole.class);
        assertThat(check(Arrays.copyOf(wide.array(), video.length - 100), 11))
                .isInstanceOf(MediaFinding.Cut.class);
        // Negative, and shorter than its own head.
        for (long lie : new long[] {-1, Long.MIN_VALUE, 15}) {
            wide.putLong(media + 8, lie);
            assertThat(check(wide.array(), 11)).isInstanceOf(MediaFinding.Cut.class);
        }
        wide.putLong(media + 8, Long.MAX_VALUE);
        assertThat(check(wide.array(), 11)).isInstanceOf(MediaFinding.Cut.class);
    }

    @Test
    void knowsFromTheTablesWhereAFileOfUnsaidLengthEnds() {
        byte[] video = SmallVideos.mp4(2000);
        int media = video.length - (2000 - SmallVideos.SHORTEST + 1) - Box.HEADER;
        ByteBuffer.wrap(video).putInt(media, 0);

        assertThat(check(video, 4096)).isInstanceOf(MediaFinding.Whole.class);
        for (int length = 1; length < video.length; length++) {
            assertThat(check(Arrays.copyOf(video, length), 4096))
                    .as("cut to %d bytes", length)
                    .isNotInstanceOfAny(MediaFinding.Whole.class, MediaFinding.OpenEnd.class);
        }
    }

    @Test
    void believesNoHeaderToTheEndOfTheFileAtOnce() {
        byte[] video = file("h264-moov-last.mp4");
        ByteBuffer.wrap(video).putInt(video.length - 1562, 0);

        assertThat(check(video, 4096)).isInstanceOf(MediaFinding.OpenEnd.class);
    }

    @Test
    void mindsNoFewBytesBehindTheEnd() {
        byte[] video = file("h264-moov-first.mp4");

        assertThat(check(joined(video, new byte[100]), 4096))
                .isInstanceOf(MediaFinding.Whole.class);
        assertThat(check(joined(video, "\n".getBytes(UTF_8)), 4096))
                .isInstanceOf(MediaFinding.OpenEnd.class);
        assertThat(check(joined(file("h264-fragmented-mfra.mp4"), new byte[9]), 4096))
                .isInstanceOf(MediaFinding.OpenEnd.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <html><head><title>Just a moment...</title></head> | a web page: Just a moment...
                    <!DOCTYPE html><p>x                                | a web page
                    <svg><!--ftyp--><script>alert(1)</script></svg>    | an SVG image
                    <!--ftypisom--><svg xmlns='x'/>                    | an SVG image
                    <!--free--><svg xmlns='x'/>                        | an SVG image
                    <?xml version='1.0'?><Error>denied</Error>         | XML
                    {"error":{"message":"no","code":4}}                | JSON with the keys error, message, code
                    [1,2]                                              | JSON
                    not found                                          | text: not found
                    key sk-0123456789012345678901234567890 is bad      | text: key … is bad
                    #EXTM3U 1                                          | an HLS playlist
                    GIF89a....                                         | a GIF image
                    RIFF....WEBPVP8                                    | a WebP image
                    RIFF....AVI LIST                                   | an AVI video, which no browser plays
                    ''                                                 | nothing
                    """)
    void namesWhatIsNoVideo(String content, String name) {
        assertThat(check(content.getBytes(UTF_8), 4096)).isEqualTo(new MediaFinding.NoVideo(name));
    }

    @Test
    void showsNothingThatTurnsOrHidesText() {
        byte[] page = "<html><title>a\u202e\u200fb\u2066c\ud83d\ude00</title>".getBytes(UTF_8);

        assertThat(((MediaFinding.NoVideo) check(page, 4096)).what())
                .doesNotContain("\u202e", "\u200f", "\u2066")
                .startsWith("a web page: a b c");
    }

    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a0000000d49484452, a PNG image",
        "ffd8ffe000104a464946, a JPEG image",
        "0001020304050607, data of an unknown kind",
        "0000001c66747970617669660000000061766966, an image of the kind 'avif'"
    })
    void namesImages(String hex, String name) {
        byte[] start = HexFormat.of().parseHex(hex);
        byte[] image = name.contains("avif") ? joined(Arrays.copyOf(start, 28)) : start;

        assertThat(check(image, 4096)).isEqualTo(new MediaFinding.NoVideo(name));
    }

    @Test
    void isNotOverwhelmedByBoxesThatLie() {
        byte[] type = box("ftyp", "isom\0\0\2\0".getBytes(UTF_8));
        for (byte[] moov :
                new byte[][] {
                    box("moov"),
                    box("moov", new byte[7]),
                    box("moov", box("trak", box("mdia", box("mdia")))),
                    box("moov", box("mvhd", new byte[3])),
                    box("moov", box("trak", box("tkhd", new byte[2]))),
                    box("moov", ByteBuffer.allocate(8).putInt(900).array()),
                    tables(Integer.MAX_VALUE, 2, 1),
                    tables(1, Integer.MAX_VALUE, 1),
                    tables(-1, -1, -1)
                }) {
            byte[] video = joined(type, moov, box("mdat", new byte[100]));
            assertThat(check(video, 4096)).isInstanceOf(MediaFinding.Cut.class);
        }
    }

    private static byte[] tables(int chunks, int samples, int position) {
        byte[] stsc = ints(0, 1, 1, -1, 1);
        byte[] stsz = ints(0, 0, samples, 5);
        byte[] stco = ints(0, chunks, position);
        return box(
                "moov",
                box(
                        "trak",
                        box(
                                "mdia",
                                box(
                                        "minf",
                                        box(
                                                "stbl",
                                                box("stsc", stsc),
                                                box("stsz", stsz),
                                                box("stco", stco))))));
    }

    private static byte[] ints(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }

    @Test
    void tellsTheFormatFromTheFirstBytes() {
        VideoCheck check = new VideoCheck();
        byte[] video = file("h264.mov");

        assertThat(check.format()).isEmpty();
        check.take(video, 0, 64);

        assertThat(check.format()).isEqualTo(Optional.of(VideoFormat.QUICKTIME));
    }

    static MediaFinding check(byte[] file, int piece) {
        VideoCheck check = new VideoCheck();
        for (int at = 0; at < file.length; at += piece) {
            check.take(file, at, Math.min(piece, file.length - at));
        }
        return check.end();
    }
}

package reelay.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.media.SmallVideos.file;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.video.VideoSize;

/** A film of the first picture alone, cut out of a whole file. */
class FirstPictureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h264-moov-first.mp4",
                "h264-moov-last.mp4",
                "hevc.mp4",
                "av1.mp4",
                "h264.mov",
                "h264-fragmented.mp4",
                "h264-fragmented-mfra.mp4",
                "h264-fragmented-sidx.mp4",
                "h264-dash.mp4"
            })
    void isAWholeFilmOfTheSameSizeThatHoldsThePicturesBytesAlone(String name) {
        byte[] whole = file(name);
        FirstPicture picture = check(whole).picture().orElseThrow();
        byte[] bytes = cutOut(whole, picture);

        byte[] film = picture.film(bytes);

        VideoCheck check = check(film);
        assertThat(check.end()).isInstanceOf(MediaFinding.Whole.class);
        assertThat(check.header().size()).contains(new VideoSize(64, 64));
        assertThat(check.header().duration()).contains(Duration.ofSeconds(1));
        assertThat(check.picture())
                .hasValueSatisfying(again -> assertThat(cutOut(film, again)).isEqualTo(bytes));
        assertThat(film).hasSizeLessThan(whole.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vp9.webm", "h264.mkv"})
    void isNotLookedForInOtherFamilies(String name) {
        assertThat(check(file(name)).picture()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h264-moov-first.mp4", "h264-dash.mp4"})
    void isNoneWhereTheTablesSayWhatCannotBe(String name) {
        byte[] whole = file(name);
        for (int at = 0; at < whole.length; at++) {
            byte[] odd = whole.clone();
            odd[at] ^= (byte) 0xff;
            Optional<FirstPicture> picture = check(odd).picture();
            assertThat(picture.map(FirstPicture::length).orElse(0)).isBetween(0, 4 * 1024 * 1024);
        }
    }

    @Test
    void takesNoOtherBytesForThePicture() {
        FirstPicture picture = check(file("h264-moov-first.mp4")).picture().orElseThrow();

        assertThatThrownBy(() -> picture.film(new byte[picture.length() + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] cutOut(byte[] file, FirstPicture picture) {
        int from = (int) picture.position();
        return Arrays.copyOfRange(file, from, from + picture.length());
    }

    private static VideoCheck check(byte[] file) {
        VideoCheck check = new VideoCheck();
        check.take(file, 0, file.length);
        return check;
    }
}

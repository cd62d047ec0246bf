package reelay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class Mp4StartTest {

    @Test
    void readsThePlayingTimeOfAMovieHeader() {
        assertThat(new Mp4Start(movie(0, 1000, 4020)).duration()).contains(Duration.ofMillis(4020));
        assertThat(new Mp4Start(movie(1, 90_000, 720_000)).duration())
                .contains(Duration.ofSeconds(8));
    }

    @Test
    void knowsNoPlayingTimeWhenTheHeaderIsElsewhere() {
        ByteBuffer mediaFirst = ByteBuffer.allocate(64);
        box(mediaFirst, 16, "ftyp").position(16);
        box(mediaFirst, 1_000_000, "mdat");

        assertThat(new Mp4Start(mediaFirst.rewind()).isMp4()).isTrue();
        assertThat(new Mp4Start(mediaFirst.rewind()).duration()).isEmpty();
    }

    @Test
    void survivesLengthsThatLie() {
        for (int lie : new int[] {0, 1, 7}) {
            ByteBuffer bytes = movie(0, 1000, 4020);
            bytes.putInt(16, lie);
            assertThat(new Mp4Start(bytes).duration()).isEmpty();
        }
        assertThat(new Mp4Start(movie(0, 0, 4020)).duration()).isEmpty();
        assertThat(new Mp4Start(movie(0, 1000, 4020).limit(40)).duration()).isEmpty();
    }

    @Test
    void tellsAnMp4FromAnythingElse() {
        assertThat(new Mp4Start(movie(0, 1, 1)).isMp4()).isTrue();
        assertThat(new Mp4Start(ByteBuffer.wrap(new byte[7])).isMp4()).isFalse();
        assertThat(new Mp4Start(text("<html><body>")).isMp4()).isFalse();
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** ftyp, then moov with an mvhd box of that version. */
    private static ByteBuffer movie(int version, int timescale, long units) {
        ByteBuffer bytes = ByteBuffer.allocate(160);
        box(bytes, 16, "ftyp").position(16);
        box(bytes, 144, "moov").position(24);
        box(bytes, 120, "mvhd");
        bytes.put((byte) version).put(new byte[3]);
        bytes.put(new byte[version == 1 ? 16 : 8]).putInt(timescale);
        if (version == 1) {
            bytes.putLong(units);
        } else {
            bytes.putInt((int) units);
        }
        return bytes.rewind();
    }

    private static ByteBuffer box(ByteBuffer bytes, int length, String type) {
        return bytes.putInt(length).put(type.getBytes(StandardCharsets.US_ASCII));
    }
}

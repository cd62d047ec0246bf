package reelay.simulator.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipTest {

    private static final String TABLE = "moov/trak/mdia/minf/stbl/";

    @Test
    void hasItsIndexBeforeItsMedia() {
        assertThat(Box.readAll(file(plan("hello", 4))))
                .extracting(Box::name)
                .containsExactly("ftyp", "moov", "mdat");
    }

    @ParameterizedTest
    @CsvSource({"1", "4", "12", "120"})
    void lastsExactlyAsLongAsAsked(int seconds) {
        ByteBuffer file = file(new ClipPlan("hello", 128, 96, seconds, 1, 0));

        ByteBuffer movie = Box.find(file, "moov/mvhd").content();
        assertThat(movie.getInt(16) / movie.getInt(12)).isEqualTo(seconds);
        ByteBuffer times = Box.find(file, TABLE + "stts").content();
        assertThat(times.getInt(8) * times.getInt(12)).isEqualTo(seconds * 1000);
    }

    @ParameterizedTest
    @CsvSource({
        "720,1280,31",
        "1280,720,31",
        "1024,1792,40",
        "1792,1024,40",
        "1920,1080,40",
        "640,360,30"
    })
    void saysItsSizeAndALevelThatHoldsIt(int width, int height, int level) {
        ByteBuffer file = file(new ClipPlan("hello", width, height, 1, 1, 0));

        ByteBuffer entry = Box.find(file, TABLE + "stsd").content();
        assertThat(entry.getShort(16 + 24)).isEqualTo((short) width);
        assertThat(entry.getShort(16 + 26)).isEqualTo((short) height);
        int setup = 16 + 78 + 8;
        assertThat(entry.get(setup + 1)).as("profile").isEqualTo((byte) 66);
        assertThat(entry.get(setup + 3)).as("level").isEqualTo((byte) level);
    }

    @Test
    void pointsAtEveryPicture() {
        ByteBuffer file = file(plan("hello", 8));

        ByteBuffer sizes = Box.find(file, TABLE + "stsz").content();
        int at = Box.find(file, TABLE + "stco").content().getInt(8);
        Box media = Box.find(file, "mdat");
        assertThat(at).isEqualTo((int) media.start() + 8);
        assertThat(sizes.getInt(8)).isEqualTo(80);
        for (int i = 0; i < 80; i++) {
            int size = sizes.getInt(12 + 4 * i);
            assertThat(file.getInt(at)).as("length of unit " + i).isEqualTo(size - 4);
            int kind = file.get(at + 4) & 0x1F;
            assertThat(kind).as("kind of unit " + i).isEqualTo(i % 40 == 0 ? 5 : 1);
            at += size;
        }
        assertThat(at).isEqualTo(file.limit());
    }

    @Test
    void namesThePicturesPlayersCanStartAt() {
        ByteBuffer keys = Box.find(file(plan("hello", 12)), TABLE + "stss").content();

        assertThat(keys.getInt(4)).isEqualTo(3);
        assertThat(keys.getInt(8)).isEqualTo(1);
        assertThat(keys.getInt(12)).isEqualTo(41);
        assertThat(keys.getInt(16)).isEqualTo(81);
    }

    @Test
    void neverHoldsAStartCodeInsideAPicture() {
        ByteBuffer file = file(plan("A longer prompt, 0123", 4));
        ByteBuffer sizes = Box.find(file, TABLE + "stsz").content();
        int at = Box.find(file, TABLE + "stco").content().getInt(8);

        for (int i = 0; i < sizes.getInt(8); i++) {
            int end = at + sizes.getInt(12 + 4 * i);
            for (int j = at + 4; j + 2 < end; j++) {
                if (file.get(j) == 0 && file.get(j + 1) == 0) {
                    assertThat(file.get(j + 2)).as("after two zeros at " + j).isEqualTo((byte) 3);
                }
            }
            at = end;
        }
    }

    @Test
    void isTheSameForTheSamePlanAndAnotherForAnotherSeed() {
        byte[] clip = bytes(file(new ClipPlan("hello", 640, 360, 4, 7, 0)));

        assertThat(bytes(file(new ClipPlan("hello", 640, 360, 4, 7, 0)))).isEqualTo(clip);
        assertThat(bytes(file(new ClipPlan("hello", 640, 360, 4, 8, 0)))).isNotEqualTo(clip);
    }

    @Test
    void staysSmall() {
        assertThat(Clip.draw(plan("A red panda drinks tea on a rainy balcony", 4)).length())
                .isLessThan(1_200_000);
    }

    @Test
    void writesAnyPartOfItself() throws IOException {
        Clip clip = Clip.draw(new ClipPlan("parts", 128, 96, 1, 3, 100_000));
        byte[] whole = new byte[Math.toIntExact(clip.length())];
        clip.writeTo(into(whole));

        int step = 7_919;
        for (int from = 0; from < whole.length; from += step) {
            int count = Math.min(2 * step, whole.length - from);
            byte[] part = new byte[count];
            clip.writeTo(into(part), from, count);
            assertThat(part).isEqualTo(Arrays.copyOfRange(whole, from, from + count));
        }
    }

    @Test
    void canBeMadeLongerByABoxThatPlayersPassOver() {
        ByteBuffer file = file(new ClipPlan("long", 128, 96, 1, 3, 300_000));

        assertThat(Box.readAll(file))
                .extracting(Box::name)
                .containsExactly("ftyp", "moov", "mdat", "free");
        assertThat(Box.find(file, "free").content().limit()).isEqualTo(300_000);
    }

    @Test
    void knowsTheLengthOfAGibibyteWithoutWritingIt() throws IOException {
        Clip clip = Clip.draw(new ClipPlan("huge", 128, 96, 1, 3, 1L << 30));
        Counter counter = new Counter();

        clip.writeTo(counter);

        assertThat(counter.count).isEqualTo(clip.length()).isGreaterThan(1L << 30);
    }

    @Test
    void takesTextOfAnyLengthAndKind() {
        assertThat(Clip.draw(plan("", 1)).length()).isPositive();
        assertThat(Clip.draw(plan("word ".repeat(6_000), 1)).length()).isPositive();
        assertThat(Clip.draw(plan("x".repeat(32_000), 1)).length()).isPositive();
        assertThat(Clip.draw(plan("日本語 🐼 žluťoučký\nkůň", 1)).length()).isPositive();
    }

    @Test
    void refusesWhatItCannotDraw() {
        assertThatThrownBy(() -> new ClipPlan("p", 641, 360, 4, 0, 0))
                .hasMessage("sides must be even, were 641x360");
        assertThatThrownBy(() -> new ClipPlan("p", 640, 360, 121, 0, 0))
                .hasMessage("seconds must be 1 to 120, was 121");
        assertThatThrownBy(() -> new ClipPlan("p", 16_384, 16_384, 4, 0, 0))
                .hasMessage("16384x16384 is beyond level 5.1");
        assertThatThrownBy(() -> new ClipPlan("p", 640, 32, 4, 0, 0))
                .hasMessage("sides must be at least 64 pixels, were 640x32");
    }

    private static ClipPlan plan(String text, int seconds) {
        return new ClipPlan(text, 1280, 720, seconds, 42, 0);
    }

    private static ByteBuffer file(ClipPlan plan) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Clip clip = Clip.draw(plan);
        try {
            clip.writeTo(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat((long) out.size()).isEqualTo(clip.length());
        return ByteBuffer.wrap(out.toByteArray());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.limit()];
        buffer.get(0, bytes);
        return bytes;
    }

    private static OutputStream into(byte[] target) {
        ByteBuffer buffer = ByteBuffer.wrap(target);
        return new OutputStream() {
            @Override
            public void write(int octet) {
                buffer.put((byte) octet);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) {
                buffer.put(bytes, offset, count);
            }
        };
    }

    private static final class Counter extends OutputStream {
        private long count;

        @Override
        public void write(int octet) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}

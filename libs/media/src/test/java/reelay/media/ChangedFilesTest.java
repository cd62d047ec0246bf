package reelay.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with a bit of a box's header flipped, or two boxes swapped: still no cut is whole. */
class ChangedFilesTest {

    private static final Set<String> CONTAINERS =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "mvex", "moof", "traf");

    private record Place(int start, int end) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h264-moov-first.mp4",
                "h264-moov-last.mp4",
                "h264-fragmented.mp4",
                "h264-fragmented-mfra.mp4",
                "h264-fragmented-sidx.mp4",
                "h264-dash.mp4",
                "hevc.mp4",
                "av1.mp4",
                "h264.mov"
            })
    void aCutIsNeverWholeWithAFlippedBit(String name) {
        byte[] file = SmallVideos.file(name);
        List<Place> boxes = new ArrayList<>();
        boxes(file, 0, file.length, true, boxes);
        assertThat(boxes).hasSizeGreaterThan(8);
        for (Place box : boxes) {
            for (int bit = 0; bit < 8 * Box.HEADER; bit++) {
                byte[] changed = file.clone();
                changed[box.start() + bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(wholeCuts(changed, 7))
                        .as("%s, bit %d of the box at %d", name, bit, box.start())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h264-moov-first.mp4",
                "h264-moov-last.mp4",
                "h264-fragmented-mfra.mp4",
                "h264-dash.mp4",
                "h264.mov"
            })
    void aCutIsNeverWholeWithTwoBoxesSwapped(String name) {
        byte[] file = SmallVideos.file(name);
        List<Place> boxes = new ArrayList<>();
        boxes(file, 0, file.length, false, boxes);
        for (int one = 0; one < boxes.size(); one++) {
            for (int other = one + 1; other < boxes.size(); other++) {
                assertThat(wholeCuts(swapped(file, boxes, one, other), 1))
                        .as("%s, boxes %d and %d swapped", name, one, other)
                        .isEmpty();
            }
        }
    }

    /** Cuts at these per cent of the length that are taken for the whole file. */
    private static List<Integer> wholeCuts(byte[] changed, int step) {
        List<Integer> whole = new ArrayList<>();
        for (int percent = 1; percent < 100; percent += step) {
            byte[] cut = Arrays.copyOf(changed, changed.length * percent / 100);
            if (VideoCheckTest.check(cut, 4096) instanceof MediaFinding.Whole) {
                whole.add(percent);
            }
        }
        return whole;
    }

    private static void boxes(byte[] file, int from, int to, boolean inner, List<Place> found) {
        ByteBuffer data = ByteBuffer.wrap(file);
        int at = from;
        while (at + Box.HEADER <= to) {
            int end = at + data.getInt(at);
            found.add(new Place(at, end));
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (inner && CONTAINERS.contains(type)) {
                boxes(file, at + Box.HEADER, end, true, found);
            }
            at = end;
        }
    }

    private static byte[] swapped(byte[] file, List<Place> boxes, int one, int other) {
        List<Place> order = new ArrayList<>(boxes);
        order.set(one, boxes.get(other));
        order.set(other, boxes.get(one));
        return SmallVideos.joined(
                order.stream()
                        .map(box -> Arrays.copyOfRange(file, box.start(), box.end()))
                        .toArray(byte[][]::new));
    }
}

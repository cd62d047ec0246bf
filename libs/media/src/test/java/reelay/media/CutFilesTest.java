package reelay.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every file, cut to every length: none is ever taken as whole. */
class CutFilesTest {

    /**
     * @param open cuts that cannot be told from an end, because the file is made of pieces and
     *     nothing but an index behind them says how many there are; they count only when the same
     *     bytes come twice
     */
    @ParameterizedTest
    @CsvSource({
        "h264-moov-first.mp4, 0",
        "h264-moov-last.mp4, 0",
        "h264-fragmented.mp4, 1",
        "h264-fragmented-mfra.mp4, 2",
        "h264-fragmented-sidx.mp4, 0",
        "h264-dash.mp4, 2",
        "hevc.mp4, 0",
        "av1.mp4, 0",
        "h264.mov, 0",
        "h264.mkv, 0",
        "vp9.webm, 0",
        "vp9-live.webm, 2"
    })
    void areNeverWhole(String name, int open) {
        byte[] file = SmallVideos.file(name);
        List<Integer> whole = new ArrayList<>();
        List<Integer> openEnds = new ArrayList<>();
        for (int length = 0; length < file.length; length++) {
            MediaFinding finding = VideoCheckTest.check(Arrays.copyOf(file, length), 1 << 20);
            if (finding instanceof MediaFinding.Whole) {
                whole.add(length);
            } else if (finding instanceof MediaFinding.OpenEnd) {
                openEnds.add(length);
            }
        }

        assertThat(whole).isEmpty();
        assertThat(openEnds).hasSize(open);
    }
}

package reelay.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-, 0, 100", "bytes=0-0, 0, 1", "bytes=90-200, 90, 10",
        "bytes=-10, 90, 10", "bytes=-500, 0, 100", "bytes=99-99, 99, 1"
    })
    void readsOneRange(String header, long from, long count) {
        assertThat(ByteRange.parse(header, 100)).hasValue(new ByteRange(from, count));
    }

    @ParameterizedTest
    @CsvSource({"bytes=-", "pages=1-2", "'bytes=0-1,5-6'", "bytes=x-"})
    void ignoresWhatItCannotRead(String header) {
        assertThat(ByteRange.parse(header, 100)).isEmpty();
    }

    @Test
    void refusesWhatLiesBehindTheEnd() {
        assertThatThrownBy(() -> ByteRange.parse("bytes=100-", 100))
                .isInstanceOf(ErrorAnswer.class);
        assertThatThrownBy(() -> ByteRange.parse("bytes=5-4", 100)).isInstanceOf(ErrorAnswer.class);
        assertThatThrownBy(() -> ByteRange.parse("bytes=-0", 100)).isInstanceOf(ErrorAnswer.class);
    }
}

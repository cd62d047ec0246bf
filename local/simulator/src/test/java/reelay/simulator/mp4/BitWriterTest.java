package reelay.simulator.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BitWriterTest {

    private final BitWriter bits = new BitWriter();

    @Test
    void writesExpGolombCodesAsTheTableOfTheStandardSays() {
        // 0 -> 1, 1 -> 010, 2 -> 011, 3 -> 00100, 25 -> 000011010
        for (int value : new int[] {0, 1, 2, 3, 25}) {
            bits.unsigned(value);
        }
        bits.align();

        assertThat(bits.toByteArray()).containsExactly(0b10100110, 0b01000000, 0b11010000);
    }

    @Test
    void guardsTwoZerosBeforeASmallByte() {
        byte[] raw = {0x65, 0, 0, 0, 0, 0, 1, 0, 0, 3, 0, 0, 4};
        bits.bytes(raw, 0, raw.length);
        ByteSink sink = new ByteSink(4);

        bits.appendUnitTo(sink);

        assertThat(sink.toByteArray())
                .containsExactly(0, 0, 0, 16, 0x65, 0, 0, 3, 0, 0, 3, 0, 1, 0, 0, 3, 3, 0, 0, 4);
    }

    @Test
    void endsWithAOneAndZeros() {
        bits.bits(0b101, 3);
        bits.trailing();

        assertThat(bits.toByteArray()).containsExactly(0b10110000);
    }
}

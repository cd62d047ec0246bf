package reelay.simulator.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void breaksBetweenWordsAndTakesTheLargestLettersThatFit() {
        Words words = Words.fit("a red panda drinks tea", 1152, 432);

        assertThat(words).isEqualTo(new Words(List.of("a red panda", "drinks tea"), 16));
    }

    @Test
    void takesSmallerLettersBeforeItBreaksAWord() {
        Words words = Words.fit("incomprehensibilities", 640, 360);

        assertThat(words.lines()).containsExactly("incomprehensibilities");
        assertThat(words.dot()).isEqualTo(4);
    }

    @Test
    void endsInDotsWhenEvenTheSmallestLettersDoNotFit() {
        Words words = Words.fit("word ".repeat(1_000).strip(), 200, 60);

        assertThat(words.lines()).hasSize(3);
        assertThat(words.lines().getLast()).endsWith("...");
    }

    @Test
    void drawsPlainLettersForAccentsAndABoxForTheRest() {
        assertThat(Letters.drawable("Crème  brûlée\n“für” 5€"))
                .isEqualTo("Creme brulee \"fur\" 5\u007f");
    }

    @Test
    void saysThatThereAreLettersItCannotDraw() {
        assertThat(Letters.drawable("قارب ورقي على بحيرة هادئة"))
                .isEqualTo("(prompt in letters this picture cannot draw)");
        assertThat(Letters.drawable("a cat, 雪の中"))
                .isEqualTo("a cat, (and letters this picture cannot draw)");
        assertThat(Letters.drawable("")).isEmpty();
    }
}

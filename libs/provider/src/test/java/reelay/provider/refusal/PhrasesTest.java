package reelay.provider.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a row of the table must be. */
class PhrasesTest {

    @Test
    void everyRowSaysSomethingAndWhoSaysIt() {
        assertThat(Phrases.TABLE.rows())
                .hasSizeGreaterThan(70)
                .allSatisfy(
                        row -> {
                            assertThat(row.sources()).isNotBlank();
                            assertThat(row.codes().isEmpty() && row.words().isEmpty()).isFalse();
                        });
    }

    @Test
    void noRowReadsATextOverAndOver() {
        assertThat(Phrases.TABLE.rows())
                .allSatisfy(
                        row ->
                                row.words()
                                        .ifPresent(
                                                words ->
                                                        assertThat(words.pattern())
                                                                .doesNotContainPattern(
                                                                        "(?<!\\\\)[*+]|,\\}")));
    }
}

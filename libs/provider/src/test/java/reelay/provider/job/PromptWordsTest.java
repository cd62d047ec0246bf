package reelay.provider.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptWordsTest {

    @ParameterizedTest
    @CsvSource({
        "a heron wades, aheronwades",
        "a heron wades, XXaheronwadesXX",
        "walking dogs, dog walkers",
        "two boats drifting, drifted boating",
        "'a, b and c', 'c!'"
    })
    void areNotClearlyDifferentWhenOneMayHaveBeenMadeOfTheOther(String one, String other) {
        assertThat(words(one).clearlyDifferentFrom(words(other))).isFalse();
        assertThat(words(other).clearlyDifferentFrom(words(one))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a heron wades through fog, a red car drives along the coast",
        "A cat on the beach at sunset, A robot walking in the city at night"
    })
    void areClearlyDifferentWhenOnlyTheWordsOfEveryPromptAreShared(String one, String other) {
        assertThat(words(one).clearlyDifferentFrom(words(other))).isTrue();
        assertThat(words(other).clearlyDifferentFrom(words(one))).isTrue();
    }

    @Test
    void haveOneDigestWhateverSignsAndCaseTheyCameIn() {
        assertThat(words("Two friends, \"hug\"\n").digest())
                .isEqualTo(words("two FRIENDS — hug").digest())
                .hasSize(64)
                .isNotEqualTo(words("two friends hugged").digest());
        // Vowels that are marks make other words of the same letters.
        assertThat(words("की").digest()).isNotEqualTo(words("का").digest());
        assertThat(words("🐱").digest()).isNotEqualTo(words("🐶").digest());
    }

    @Test
    void printAsALabel() {
        assertThat(words("two friends hug")).hasToString("[words of a prompt of 15 characters]");
    }

    private static PromptWords words(String prompt) {
        return PromptWords.of(prompt);
    }
}

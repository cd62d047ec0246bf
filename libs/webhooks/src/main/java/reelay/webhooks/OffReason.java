package reelay.webhooks;

import java.util.stream.Stream;

/** Why an endpoint was switched off. */
public enum OffReason {
    /** It answered 410. */
    GONE("gone", "It answered 410 Gone."),
    /** Every try of three days failed. */
    FAILING("failing", "Every try failed for three days.");

    private final String word;
    private final String sentence;

    OffReason(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /** Its name on the wire. */
    public String word() {
        return word;
    }

    /** The same for people. */
    public String sentence() {
        return sentence;
    }

    static OffReason ofWord(String word) {
        return Stream.of(values())
                .filter(reason -> reason.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reason " + word));
    }
}

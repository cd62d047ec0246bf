package reelay.webhooks.post;

/** What came of one try to hand over an event. */
public sealed interface TryResult {

    /** The receiver answered with this status. */
    record Answered(int status) implements TryResult {}

    /** It did not. */
    record Unanswered(Trouble trouble) implements TryResult {}

    /** Why there was no answer. */
    enum Trouble {
        ADDRESS_REFUSED("address_refused", "its address is none that events are sent to"),
        NOT_PUBLIC("not_public", "its host leads to an address that is not public"),
        NO_ADDRESS("no_address", "its host has no address"),
        NO_TLS("no_tls", "its host has no certificate that fits, or speaks no modern TLS"),
        TIMED_OUT("timed_out", "it did not answer in time"),
        NO_ANSWER("no_answer", "it could not be reached or gave no HTTP answer"),
        SECRET_UNREADABLE(
                "signing_secret_unreadable",
                "its signing secret cannot be decrypted any more; rotate_secret makes another");

        private final String word;
        private final String sentence;

        Trouble(String word, String sentence) {
            this.word = word;
            this.sentence = sentence;
        }

        /** Its name on the wire. */
        public String word() {
            return word;
        }

        /** The same for people, to follow "the receiver was not reached: ". */
        public String sentence() {
            return sentence;
        }
    }

    /** Whether the receiver took the event. */
    default boolean acknowledged() {
        return this instanceof Answered(int status) && status >= 200 && status < 300;
    }

    /** Whether it wants no more of them. */
    default boolean gone() {
        return this instanceof Answered(int status) && status == 410;
    }

    /** The status, or the word of the trouble. */
    default String word() {
        return switch (this) {
            case Answered answered -> Integer.toString(answered.status());
            case Unanswered unanswered -> unanswered.trouble().word();
        };
    }
}

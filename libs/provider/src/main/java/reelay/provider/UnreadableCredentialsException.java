package reelay.provider;

/** The provider secret holds nothing that could be a key; its message says what to write there. */
public final class UnreadableCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String why;

    UnreadableCredentialsException(String why) {
        this(why, false, "{\"api_key\": \"...\"}");
    }

    /** Of the account at one kind of provider, in a secret that may hold several. */
    UnreadableCredentialsException(String why, String kind) {
        this(why, true, "{\"%s\": {\"api_key\": \"...\"}}".formatted(kind));
    }

    private UnreadableCredentialsException(String why, boolean oneOfSeveral, String example) {
        super(
                """
                the provider secret %s, so the provider was not asked. Write this there%s, with the \
                key in place of the dots: %s\
                """
                        .formatted(why, oneOfSeveral ? ", beside what is of others" : "", example));
        this.why = why;
    }

    /** What is wrong with it. */
    String why() {
        return why;
    }
}

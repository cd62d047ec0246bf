package reelay.provider;

/** The provider secret holds nothing that could be a key; its message says what to write there. */
public final class UnreadableCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableCredentialsException(String why) {
        super(
                "the provider secret "
                        + why
                        + ", so the provider was not asked. Write this there, with the key in place"
                        + " of the dots: {\"api_key\": \"...\"}");
    }
}

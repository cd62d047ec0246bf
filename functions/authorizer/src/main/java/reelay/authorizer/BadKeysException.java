package reelay.authorizer;

/** An entry in the keys' secret is odd; nobody gets in until it is mended. */
public final class BadKeysException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadKeysException(String place, String trouble) {
        super("the secret that KEYS_SECRET names is odd: " + place + " " + trouble);
    }
}

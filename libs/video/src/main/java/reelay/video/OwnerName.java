package reelay.video;

import java.util.regex.Pattern;

/**
 * What an owner may be called. The name is part of S3 keys, log lines and tables, so it has no
 * characters that mean something there.
 */
public final class OwnerName {

    /** The rule, for people. */
    public static final String RULE =
            "must be 1 to 64 of a-z, 0-9, _ and -, the first a letter or digit";

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private OwnerName() {}

    /** Whether an owner may be called so. */
    public static boolean fits(String name) {
        return SHAPE.matcher(name).matches();
    }
}

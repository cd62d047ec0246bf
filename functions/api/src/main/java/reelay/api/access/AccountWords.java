package reelay.api.access;

import java.util.regex.Pattern;

/** Names of the provider account that may stand in a sentence which a provider wrote. */
public final class AccountWords {

    /** Ids of organizations and projects, and keys, as far as a provider shows them. */
    private static final Pattern NAME =
            Pattern.compile("\\b(org|proj|user|sk)[-_][A-Za-z0-9*_.-]{2,200}[A-Za-z0-9*]");

    private AccountWords() {}

    /** The sentence without them. */
    public static String hidden(String sentence) {
        return NAME.matcher(sentence).replaceAll("$1-...");
    }
}

package reelay.stack.hostile;

import java.util.Optional;

/** What nobody may read in logs, events and histories. */
final class Personal {

    /** Stands in every prompt, early enough to survive most cuts. */
    static final String PROMPT = "reel-";

    private static final String KEY = "sk-test";

    private Personal() {}

    static Optional<String> in(String text) {
        if (text.contains(PROMPT)) {
            return Optional.of("a prompt");
        }
        if (text.contains(KEY)) {
            return Optional.of("the key");
        }
        return text.contains(Links.SIGNATURE) ? Optional.of("a link") : Optional.empty();
    }
}

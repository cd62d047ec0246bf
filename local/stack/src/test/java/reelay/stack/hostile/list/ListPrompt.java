package reelay.stack.hostile.list;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a list shows a prompt. */
public enum ListPrompt {
    AS_SENT,
    CUT,
    CUT_WITHOUT_DOTS,
    MORE_BEFORE,
    MORE_AFTER,
    OTHER_SPACES,
    CAPITALS,
    ABSENT,
    NULL,
    EMPTY,
    STARS;

    public void put(ObjectNode job, String prompt) {
        switch (this) {
            case AS_SENT -> job.put("prompt", prompt);
            case CUT -> job.put("prompt", prompt.substring(0, 24) + "...");
            case CUT_WITHOUT_DOTS -> job.put("prompt", prompt.substring(0, 20));
            case MORE_BEFORE -> job.put("prompt", "Cinematic, high quality. " + prompt);
            case MORE_AFTER -> job.put("prompt", prompt + " --duration 4 --ratio 9:16");
            case OTHER_SPACES -> job.put("prompt", " " + prompt.replace(" ", "  ") + "\n");
            case CAPITALS -> job.put("prompt", prompt.toUpperCase(java.util.Locale.ROOT));
            case ABSENT -> job.remove("prompt");
            case NULL -> job.putNull("prompt");
            case EMPTY -> job.put("prompt", "");
            case STARS -> job.put("prompt", "***");
        }
    }
}

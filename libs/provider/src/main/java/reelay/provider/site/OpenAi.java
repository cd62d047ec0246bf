package reelay.provider.site;

import java.time.LocalDate;
import java.util.Locale;

/** What is known about OpenAI itself. */
public final class OpenAi {

    /** The day it switched Sora 2 and its Videos API off (its deprecations page). */
    public static final LocalDate SHUTDOWN = LocalDate.of(2026, 9, 24);

    /** Where it says so. */
    public static final String DEPRECATIONS = "https://platform.openai.com/docs/deprecations";

    /** The organization's own page, with "Verify Organization". */
    public static final String ORGANIZATION_PAGE =
            "https://platform.openai.com/settings/organization/general";

    /**
     * The organization that the simulator of the local stack names. It plays OpenAI as it was, so
     * what it says does not come from there.
     */
    public static final String SIMULATED_ORGANIZATION = "org-simulator";

    private OpenAi() {}

    /** Whether a host is OpenAI's own, its regional addresses such as {@code eu.} included. */
    public static boolean isAt(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("api.openai.com") || name.endsWith(".api.openai.com");
    }

    /** Whether a model is one of those that OpenAI made videos with. */
    public static boolean madeVideosWith(String model) {
        return model.toLowerCase(Locale.ROOT).startsWith("sora-");
    }
}

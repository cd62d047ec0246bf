package reelay.provider.site;

/** OpenAI's pages for people. */
public final class OpenAiPages {

    /** Whose pages these are; its own texts link to them. */
    public static final String HOST = "platform.openai.com";

    /** What is switched off, and when. */
    public static final String DEPRECATIONS = "https://" + HOST + "/docs/deprecations";

    /** The organization, with "Verify Organization". */
    public static final String ORGANIZATION = "https://" + HOST + "/settings/organization/general";

    /** Models and rate limits of the project. */
    public static final String LIMITS = "https://" + HOST + "/account/limits";

    public static final String KEYS = "https://" + HOST + "/api-keys";
    public static final String BILLING = "https://" + HOST + "/account/billing/overview";
    public static final String HELP = "https://help.openai.com";
    public static final String STATUS = "https://status.openai.com";

    private OpenAiPages() {}
}

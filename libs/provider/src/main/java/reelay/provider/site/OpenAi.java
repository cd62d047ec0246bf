package reelay.provider.site;

import java.time.LocalDate;
import java.util.Locale;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.models.ModelFacts;

/** What is known about OpenAI itself. Its pages are in {@link OpenAiPages}. */
public final class OpenAi {

    /** The kind of provider that is any server of its protocol, itself included. */
    public static final String KIND = "openai";

    /** Where its API is; a region such as {@code eu.} may stand before it. */
    private static final String HOST = "api.openai.com";

    /** The address that its SDKs ask by themselves. */
    public static final String ADDRESS = "https://" + HOST + "/v1";

    /** The model that stands for all it made videos with, where a request names none. */
    public static final String VIDEO_MODEL = "sora-2";

    /** Header of its answers, which gateways pass on: whose key it was. */
    public static final String ORGANIZATION_HEADER = "openai-organization";

    /**
     * The organization that the simulator of the local stack names. It plays OpenAI as it was, so
     * what it says does not come from there.
     */
    public static final String SIMULATED_ORGANIZATION = "org-simulator";

    private OpenAi() {}

    /** The day it switched Sora 2 and its Videos API off, as the catalogue of models says. */
    public static LocalDate shutdown() {
        return ModelCatalogue.builtIn()
                .model(KIND, VIDEO_MODEL)
                .flatMap(ModelFacts::shutdown)
                .orElseThrow();
    }

    /** Whether a host is OpenAI's own, its regional addresses included. */
    public static boolean isAt(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals(HOST) || name.endsWith("." + HOST);
    }

    /** Whether a model is one of those that OpenAI made videos with. */
    public static boolean madeVideosWith(String model) {
        return model.toLowerCase(Locale.ROOT).startsWith("sora-");
    }

    /** Whether this is the id of an organization; in its header may also stand a name. */
    public static boolean isOrganization(String id) {
        return id.startsWith("org-");
    }

    /** Whether it says that the organization must be verified, which it said of Sora to the end. */
    public static boolean asksForVerification(String message) {
        return message.toLowerCase(Locale.ROOT).contains("must be verified");
    }
}

package reelay.provider.site;

import java.util.Locale;

/** What is known about Azure itself. */
public final class Azure {

    private Azure() {}

    /**
     * Whether a host is a resource of Azure: its models are the names of deployments, which its
     * list of models does not show.
     */
    public static boolean isAt(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".openai.azure.com")
                || name.endsWith(".cognitiveservices.azure.com")
                || name.endsWith(".services.ai.azure.com");
    }
}

package reelay.provider.site;

import java.time.LocalDate;
import java.util.Locale;

/** What is known about Azure itself. */
public final class Azure {

    /** The day it retired the last of its Sora snapshots (its schedule of 2026-07-07). */
    public static final LocalDate SHUTDOWN = LocalDate.of(2026, 9, 15);

    /** Its word for a model that is no deployment; gateways pass it on. */
    public static final String NO_DEPLOYMENT = "DeploymentNotFound";

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

    /** Whether a deployment is, by its name, one of the models that it made videos with. */
    public static boolean madeVideosWith(String deployment) {
        return deployment.toLowerCase(Locale.ROOT).startsWith("sora");
    }
}

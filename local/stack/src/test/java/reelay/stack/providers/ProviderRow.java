package reelay.stack.providers;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import reelay.provider.ProviderCredentials;
import reelay.provider.VideoProvider;
import reelay.provider.http.ProviderClients;
import reelay.simulator.ProviderSimulator;

/** One provider of the table, and where providers rightly differ. */
interface ProviderRow {

    /** How a lost submit is found. */
    enum Finding {
        /** Our own id went along. */
        BY_OUR_ID,
        /** In the provider's list, which shows the prompt. */
        BY_PROMPT,
        /** In the provider's list, by a seed made of our own id. */
        BY_SEED,
        /** In the provider's list, which shows no prompt: there is doubt. */
        BY_LIST,
        CANNOT_TELL
    }

    /** The name kept with jobs. */
    String kind();

    /** The provider's own name of a model that makes 4 seconds of 1280x720. */
    String model();

    VideoProvider provider(
            URI base,
            Supplier<ProviderCredentials> credentials,
            InstantSource clock,
            ProviderClients clients);

    Finding finding();

    /** Whether jobs can be removed. */
    boolean deletes();

    /** Whether fields that nobody knows are passed on. */
    boolean passesAnyField();

    /** Whether a video can be made from another. */
    boolean remixes();

    /** Whether the list of models is shown to its customers alone. */
    boolean modelsNeedKey();

    /** Where its simulator answers. */
    default URI base(ProviderSimulator simulator) {
        return simulator.baseUrl(kind());
    }
}

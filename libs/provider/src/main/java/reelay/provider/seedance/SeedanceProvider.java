package reelay.provider.seedance;

import java.time.InstantSource;
import java.util.function.Supplier;
import reelay.provider.NativeAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.http.ProviderClients;
import reelay.provider.task.TaskProvider;

/**
 * Seedance, by ModelArk's wire of contents and tasks. Routes, fields, status words, the list of
 * seven days and the links of 24 hours stand in the vendor's documents and in an adapter that is
 * run against the service. Nobody here has seen it live; the error codes, the dated name of 2.5 and
 * its limits come from others' adapters, and that a list shows the seed that was asked for is
 * inferred.
 */
public final class SeedanceProvider extends TaskProvider {

    /** The name kept with its jobs. */
    public static final String KIND = "seedance";

    /**
     * Connects to nothing yet.
     *
     * @param credentials asked before every request, so that a new key is used at once
     */
    public SeedanceProvider(
            NativeAddress address,
            Supplier<ProviderCredentials> credentials,
            InstantSource clock,
            ProviderClients clients) {
        super(new SeedanceWords(), address, credentials, clock, clients);
    }
}

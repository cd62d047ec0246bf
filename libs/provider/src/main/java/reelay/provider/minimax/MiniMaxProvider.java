package reelay.provider.minimax;

import java.time.InstantSource;
import java.util.function.Supplier;
import reelay.provider.NativeAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.http.ProviderClients;
import reelay.provider.task.TaskProvider;

/**
 * MiniMax H3, by the second version of its wire. Routes, fields, status words, the list of seven
 * days and the form of errors stand in the vendor's documents and in an adapter that is run against
 * the service. Nobody here has seen it live; the deletion and the number 1027 come from others'
 * adapters, and in which object a list has its tasks is a guess that three names are tried for.
 */
public final class MiniMaxProvider extends TaskProvider {

    /** The name kept with its jobs. */
    public static final String KIND = "minimax";

    /**
     * Connects to nothing yet.
     *
     * @param credentials asked before every request, so that a new key is used at once
     */
    public MiniMaxProvider(
            NativeAddress address,
            Supplier<ProviderCredentials> credentials,
            InstantSource clock,
            ProviderClients clients) {
        super(new MiniMaxWords(), address, credentials, clock, clients);
    }
}

package reelay.provider;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import reelay.provider.http.ProviderClients;
import reelay.provider.kling.KlingProvider;
import reelay.provider.minimax.MiniMaxProvider;
import reelay.provider.openrouter.OpenRouterProvider;
import reelay.provider.seedance.SeedanceProvider;

/** The providers with a wire of their own whose wire is built: one line each. */
final class NativeWires {

    /** By kind. */
    static final Map<String, Wire> ALL =
            Map.of(
                    KlingProvider.KIND, KlingProvider::new,
                    OpenRouterProvider.KIND, OpenRouterProvider::new,
                    SeedanceProvider.KIND, SeedanceProvider::new,
                    MiniMaxProvider.KIND, MiniMaxProvider::new);

    private NativeWires() {}

    /** Makes what speaks to one kind of provider. */
    interface Wire {
        VideoProvider open(
                NativeAddress address,
                Supplier<ProviderCredentials> credentials,
                InstantSource clock,
                ProviderClients clients);
    }
}

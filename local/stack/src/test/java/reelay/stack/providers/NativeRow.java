package reelay.stack.providers;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import reelay.provider.NativeAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.VideoProvider;
import reelay.provider.http.ProviderClients;

/**
 * A provider with a wire of its own. Of those none passes fields on that it does not know, and none
 * makes a video from another.
 *
 * @param maker its constructor
 */
record NativeRow(String kind, String model, Finding finding, boolean deletes, Maker maker)
        implements ProviderRow {

    /** Makes the adapter. */
    interface Maker {
        VideoProvider make(
                NativeAddress address,
                Supplier<ProviderCredentials> credentials,
                InstantSource clock,
                ProviderClients clients);
    }

    @Override
    public VideoProvider provider(
            URI base,
            Supplier<ProviderCredentials> credentials,
            InstantSource clock,
            ProviderClients clients) {
        return maker.make(
                new NativeAddress(base, ProviderUnderTest.TIMEOUT), credentials, clock, clients);
    }

    @Override
    public boolean passesAnyField() {
        return false;
    }

    @Override
    public boolean remixes() {
        return false;
    }

    @Override
    public boolean modelsNeedKey() {
        return true;
    }
}

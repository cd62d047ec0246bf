package reelay.stack.providers;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import reelay.provider.NativeAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.VideoProvider;
import reelay.provider.http.ProviderClients;
import reelay.provider.seedance.SeedanceProvider;

class SeedanceContractTest extends ProviderContract {

    SeedanceContractTest() {
        super(new Seedance());
    }

    private record Seedance() implements ProviderRow {
        @Override
        public String kind() {
            return SeedanceProvider.KIND;
        }

        @Override
        public String model() {
            return "dreamina-seedance-2-5-260628";
        }

        @Override
        public VideoProvider provider(
                URI base,
                Supplier<ProviderCredentials> credentials,
                InstantSource clock,
                ProviderClients clients) {
            return new SeedanceProvider(
                    new NativeAddress(base, ProviderUnderTest.TIMEOUT),
                    credentials,
                    clock,
                    clients);
        }

        @Override
        public Finding finding() {
            return Finding.BY_SEED;
        }

        @Override
        public boolean deletes() {
            return true;
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
}

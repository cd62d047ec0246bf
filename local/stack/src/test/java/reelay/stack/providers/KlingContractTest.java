package reelay.stack.providers;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import reelay.provider.NativeAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.VideoProvider;
import reelay.provider.http.ProviderClients;
import reelay.provider.kling.KlingProvider;

class KlingContractTest extends ProviderContract {

    KlingContractTest() {
        super(new Kling());
    }

    private record Kling() implements ProviderRow {
        @Override
        public String kind() {
            return KlingProvider.KIND;
        }

        @Override
        public String model() {
            return "kling-3.0";
        }

        @Override
        public VideoProvider provider(
                URI base,
                Supplier<ProviderCredentials> credentials,
                InstantSource clock,
                ProviderClients clients) {
            return new KlingProvider(
                    new NativeAddress(base, ProviderUnderTest.TIMEOUT),
                    credentials,
                    clock,
                    clients);
        }

        @Override
        public Finding finding() {
            return Finding.BY_OUR_ID;
        }

        @Override
        public boolean deletes() {
            return false;
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

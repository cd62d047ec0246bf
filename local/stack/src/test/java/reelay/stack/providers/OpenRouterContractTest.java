package reelay.stack.providers;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import reelay.provider.NativeAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.VideoProvider;
import reelay.provider.http.ProviderClients;
import reelay.provider.openrouter.OpenRouterProvider;

class OpenRouterContractTest extends ProviderContract {

    OpenRouterContractTest() {
        super(new OpenRouter());
    }

    private record OpenRouter() implements ProviderRow {
        @Override
        public String kind() {
            return OpenRouterProvider.KIND;
        }

        @Override
        public String model() {
            return "google/veo-3.1";
        }

        @Override
        public VideoProvider provider(
                URI base,
                Supplier<ProviderCredentials> credentials,
                InstantSource clock,
                ProviderClients clients) {
            return new OpenRouterProvider(
                    new NativeAddress(base, ProviderUnderTest.TIMEOUT),
                    credentials,
                    clock,
                    clients);
        }

        @Override
        public Finding finding() {
            return Finding.CANNOT_TELL;
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

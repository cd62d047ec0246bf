package reelay.stack.providers;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderSettings;
import reelay.provider.VideoProvider;
import reelay.provider.http.ProviderClients;
import reelay.provider.openai.OpenAiVideoProvider;
import reelay.simulator.ProviderSimulator;

class OpenAiContractTest extends ProviderContract {

    OpenAiContractTest() {
        super(new OpenAiProtocol());
    }

    private record OpenAiProtocol() implements ProviderRow {
        @Override
        public String kind() {
            return "openai";
        }

        @Override
        public String model() {
            return "sora-2";
        }

        @Override
        public VideoProvider provider(
                URI base,
                Supplier<ProviderCredentials> credentials,
                InstantSource clock,
                ProviderClients clients) {
            return new OpenAiVideoProvider(
                    new ProviderSettings(
                            base,
                            ProviderSettings.Encoding.MULTIPART,
                            ProviderUnderTest.TIMEOUT,
                            "secret"),
                    credentials,
                    clock,
                    clients);
        }

        @Override
        public Finding finding() {
            return Finding.BY_PROMPT;
        }

        @Override
        public boolean deletes() {
            return true;
        }

        @Override
        public boolean passesAnyField() {
            return true;
        }

        @Override
        public boolean remixes() {
            return true;
        }

        @Override
        public boolean modelsNeedKey() {
            return true;
        }

        @Override
        public URI base(ProviderSimulator simulator) {
            return simulator.baseUrl();
        }
    }
}

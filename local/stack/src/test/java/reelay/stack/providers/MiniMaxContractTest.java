package reelay.stack.providers;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import reelay.provider.NativeAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.VideoProvider;
import reelay.provider.http.ProviderClients;
import reelay.provider.minimax.MiniMaxProvider;

class MiniMaxContractTest extends ProviderContract {

    MiniMaxContractTest() {
        super(new MiniMax());
    }

    private record MiniMax() implements ProviderRow {
        @Override
        public String kind() {
            return MiniMaxProvider.KIND;
        }

        @Override
        public String model() {
            return "MiniMax-H3";
        }

        @Override
        public VideoProvider provider(
                URI base,
                Supplier<ProviderCredentials> credentials,
                InstantSource clock,
                ProviderClients clients) {
            return new MiniMaxProvider(
                    new NativeAddress(base, ProviderUnderTest.TIMEOUT),
                    credentials,
                    clock,
                    clients);
        }

        @Override
        public Finding finding() {
            return Finding.BY_LIST;
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

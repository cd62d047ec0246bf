package reelay.stack.providers;

import reelay.provider.openrouter.OpenRouterProvider;
import reelay.stack.providers.ProviderRow.Finding;

class OpenRouterContractTest extends ProviderContract {

    OpenRouterContractTest() {
        super(
                new NativeRow(
                        OpenRouterProvider.KIND,
                        "google/veo-3.1",
                        Finding.CANNOT_TELL,
                        false,
                        OpenRouterProvider::new));
    }
}

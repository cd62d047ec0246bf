package reelay.stack.providers;

import reelay.provider.kling.KlingProvider;
import reelay.stack.providers.ProviderRow.Finding;

class KlingContractTest extends ProviderContract {

    KlingContractTest() {
        super(
                new NativeRow(
                        KlingProvider.KIND,
                        "kling-3.0",
                        Finding.BY_OUR_ID,
                        false,
                        KlingProvider::new));
    }
}

package reelay.stack.providers;

import reelay.provider.seedance.SeedanceProvider;
import reelay.stack.providers.ProviderRow.Finding;

class SeedanceContractTest extends ProviderContract {

    SeedanceContractTest() {
        super(
                new NativeRow(
                        SeedanceProvider.KIND,
                        "dreamina-seedance-2-5-260628",
                        Finding.BY_SEED,
                        true,
                        SeedanceProvider::new));
    }
}

package reelay.stack.providers;

import reelay.provider.minimax.MiniMaxProvider;
import reelay.stack.providers.ProviderRow.Finding;

class MiniMaxContractTest extends ProviderContract {

    MiniMaxContractTest() {
        super(
                new NativeRow(
                        MiniMaxProvider.KIND,
                        "MiniMax-H3",
                        Finding.BY_LIST,
                        true,
                        MiniMaxProvider::new));
    }
}

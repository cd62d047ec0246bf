package reelay.stack.providers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reelay.provider.VideoProvider;

/**
 * What every adapter does, whatever its provider's words: one table, a provider in each row. Each
 * question has its columns in an interface of its own.
 */
abstract class ProviderContract
        implements SubmitContract,
                RefusalContract,
                LookContract,
                OpenContract,
                FindContract,
                AccountContract,
                AnyAnswerContract {

    private final ProviderRow row;
    private ProviderUnderTest under;
    private VideoProvider provider;

    ProviderContract(ProviderRow row) {
        this.row = row;
    }

    @BeforeEach
    void start() {
        under = new ProviderUnderTest(row);
        provider = under.provider();
    }

    @AfterEach
    void stop() {
        under.close();
    }

    @Override
    public ProviderRow row() {
        return row;
    }

    @Override
    public ProviderUnderTest under() {
        return under;
    }

    @Override
    public VideoProvider provider() {
        return provider;
    }
}

package reelay.provider.exchange;

import java.util.Optional;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

/**
 * What a question that costs nothing tells about the access to a provider that has no list of
 * models.
 */
public final class KeyProbe {

    private KeyProbe() {}

    /** The key is taken; which models it opens, nobody says. */
    public static ModelsAnswer taken() {
        return new ModelsAnswer.Probed(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Asking came to this. */
    public static ModelsAnswer refused(ProviderError error) {
        return switch (error.kind().concerns()) {
            case ACCOUNT, KEY, MODEL, REGION -> new ModelsAnswer.Denied(error);
            case ADDRESS, REQUEST, NOBODY ->
                    error.kind() == ProviderErrorKind.RATE_LIMITED
                            ? new ModelsAnswer.Denied(error)
                            : new ModelsAnswer.CannotTell(error);
        };
    }
}

package reelay.provider;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What came of listing the models. */
public sealed interface ModelsAnswer {

    /**
     * The models the account sees.
     *
     * @param whole whether that is all of them; false when the list has more pages than are read
     */
    record Listed(List<Model> models, boolean whole, Optional<String> organization)
            implements ModelsAnswer {
        public Listed {
            models = List.copyOf(models);
        }
    }

    /**
     * What a provider with a wire of its own answered to questions that cost nothing and make
     * nothing.
     *
     * @param doubt why it is not known whether the key is taken; empty when it certainly is
     * @param models what it lists, to whomever; empty where it has no list
     * @param left US dollars that a limit of this key leaves; empty without a limit, or where
     *     nobody tells
     */
    record Probed(
            Optional<ProviderError> doubt, Optional<List<Model>> models, Optional<BigDecimal> left)
            implements ModelsAnswer {
        public Probed {
            models = models.map(List::copyOf);
        }
    }

    /**
     * One model.
     *
     * @param id its name
     * @param shutdownDate the day it is switched off, when the provider says it
     */
    record Model(String id, Optional<LocalDate> shutdownDate) {}

    /** The provider answered with an error that means something. */
    record Denied(ProviderError error) implements ModelsAnswer {}

    /** The provider has no such list, or one of another shape; says nothing about access. */
    record CannotTell(ProviderError error) implements ModelsAnswer {}
}

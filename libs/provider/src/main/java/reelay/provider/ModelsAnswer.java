package reelay.provider;

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

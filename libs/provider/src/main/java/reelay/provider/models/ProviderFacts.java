package reelay.provider.models;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is known about a provider's models: one file of the catalogue.
 *
 * @param kind the word of settings, and the name of the file
 * @param name for people
 * @param address where its API is
 * @param unlistedModels whether it may be asked for models that are not listed here; the
 *     deployment's own settings describe them
 * @param origin where the address and the list come from
 * @param models the usual one first
 */
public record ProviderFacts(
        String kind,
        String name,
        URI address,
        boolean unlistedModels,
        Origin origin,
        List<ModelFacts> models) {

    public ProviderFacts {
        models = List.copyOf(models);
    }

    /** The model of that name, for apps or at the provider. */
    public Optional<ModelFacts> model(String name) {
        return models.stream().filter(model -> model.called(name)).findFirst();
    }
}

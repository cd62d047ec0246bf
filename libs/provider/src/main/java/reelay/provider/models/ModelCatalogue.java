package reelay.provider.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The providers whose models are described; one file each, in {@code models/} of the project.
 *
 * @param providers the kinds that settings may name
 */
public record ModelCatalogue(List<ProviderFacts> providers) {

    /** The files, which travel in this module's jar. */
    private static final List<String> KINDS =
            List.of("openai", "openrouter", "kling", "seedance", "minimax");

    private static final ModelCatalogue BUILT_IN =
            new ModelCatalogue(KINDS.stream().map(ModelCatalogue::packed).toList());

    public ModelCatalogue {
        providers = List.copyOf(providers);
    }

    /** The one that this version came with. */
    public static ModelCatalogue builtIn() {
        return BUILT_IN;
    }

    /** The provider of that kind. */
    public Optional<ProviderFacts> kind(String kind) {
        return providers.stream().filter(provider -> provider.kind().equals(kind)).findFirst();
    }

    /** A model of a kind, by its name for apps or at the provider. */
    public Optional<ModelFacts> model(String kind, String name) {
        return kind(kind).flatMap(provider -> provider.model(name));
    }

    /** The kinds by name. */
    public List<String> kinds() {
        return providers.stream().map(ProviderFacts::kind).toList();
    }

    private static ProviderFacts packed(String kind) {
        String file = kind + ".json";
        try (@Nullable InputStream in = ModelCatalogue.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new BadCatalogueException(file, "is not in the jar");
            }
            return CatalogueReader.read(file, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("models/" + file + " cannot be read", e);
        }
    }
}

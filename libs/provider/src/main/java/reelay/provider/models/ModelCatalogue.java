package reelay.provider.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The providers whose models are described; one file each, in {@code models/} of the project. A
 * file is read when its provider is first asked for: a deployment names few of them.
 */
public final class ModelCatalogue {

    /** The files, which travel in this module's jar. */
    private static final List<String> KINDS =
            List.of("openai", "openrouter", "kling", "seedance", "minimax");

    private static final ModelCatalogue BUILT_IN = new ModelCatalogue();

    private final Map<String, ProviderFacts> read = new ConcurrentHashMap<>();

    private ModelCatalogue() {}

    /** The one that this version came with. */
    public static ModelCatalogue builtIn() {
        return BUILT_IN;
    }

    /** The provider of that kind. */
    public Optional<ProviderFacts> kind(String kind) {
        return KINDS.contains(kind)
                ? Optional.of(read.computeIfAbsent(kind, ModelCatalogue::packed))
                : Optional.empty();
    }

    /** A model of a kind, by its name for apps or at the provider. */
    public Optional<ModelFacts> model(String kind, String name) {
        return kind(kind).flatMap(provider -> provider.model(name));
    }

    /** The kinds that settings may name. */
    public List<String> kinds() {
        return KINDS;
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

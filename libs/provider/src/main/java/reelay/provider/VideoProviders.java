package reelay.provider;

import java.time.InstantSource;
import java.util.function.Supplier;
import reelay.provider.openai.OpenAiVideoProvider;

/**
 * The one place that chooses a provider by model name. A second provider is a class, an entry in
 * the settings and a line in {@link #of}; the steps do not change.
 */
public final class VideoProviders {

    private final VideoProvider openAiProtocol;

    private VideoProviders(VideoProvider openAiProtocol) {
        this.openAiProtocol = openAiProtocol;
    }

    /**
     * The providers of a deployment.
     *
     * @param credentials asked for at every call, so that a changed key is used at once
     */
    public static VideoProviders from(
            ProviderSettings settings, Supplier<ProviderCredentials> credentials) {
        return only(new OpenAiVideoProvider(settings, credentials, InstantSource.system()));
    }

    /** One provider for every model. */
    public static VideoProviders only(VideoProvider provider) {
        return new VideoProviders(provider);
    }

    /** The provider that makes the videos of this model. */
    public VideoProvider of(String model) {
        return openAiProtocol;
    }
}

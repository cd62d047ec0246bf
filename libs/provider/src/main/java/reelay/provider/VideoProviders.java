package reelay.provider;

/**
 * The one place that chooses a provider by model name. A second provider is a class, an entry in
 * the settings, a line in {@link ProviderWiring} that makes it and one in {@link #of}; the steps do
 * not change.
 */
public final class VideoProviders {

    private final VideoProvider openAiProtocol;

    private VideoProviders(VideoProvider openAiProtocol) {
        this.openAiProtocol = openAiProtocol;
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

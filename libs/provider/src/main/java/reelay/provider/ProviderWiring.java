package reelay.provider;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import reelay.provider.admin.AdminCredentials;
import reelay.provider.http.ProviderClients;
import reelay.provider.openai.OpenAiAdmin;
import reelay.provider.openai.OpenAiVideoProvider;

/**
 * Makes all that one function asks the provider with, over one HTTP client. Who asks says how long
 * it waits: an app that stands at the door has less patience than a state machine.
 */
public final class ProviderWiring {

    private final ProviderSettings settings;
    private final Supplier<ProviderCredentials> credentials;
    private final InstantSource clock;
    private final ProviderClients clients;

    /**
     * Connects to nothing yet.
     *
     * @param secrets the text of the secret with an ARN; asked at every call, so that a changed key
     *     is used at once
     */
    public ProviderWiring(
            ProviderSettings settings, UnaryOperator<String> secrets, InstantSource clock) {
        this.settings = settings;
        this.credentials = () -> ProviderCredentials.read(secrets.apply(settings.secret()));
        this.clock = clock;
        this.clients = ProviderClients.of(settings.timeout());
    }

    /** Who we are, read anew at every call. */
    public Supplier<ProviderCredentials> credentials() {
        return credentials;
    }

    /** The providers, with the patience of the settings. */
    public VideoProviders videos() {
        return videos(settings.timeout());
    }

    /**
     * The providers, for a question that somebody waits for.
     *
     * @param patience longest silence, if the settings do not say less
     */
    public VideoProviders videos(Duration patience) {
        return VideoProviders.only(openAi(patience));
    }

    /**
     * Who keeps characters.
     *
     * @param patience longest silence, if the settings do not say less
     */
    public CharacterProvider characters(Duration patience) {
        return openAi(patience);
    }

    /** Whose models the account sees, whatever videos they make. */
    public VideoProvider account() {
        return openAi(settings.timeout());
    }

    /** The organization's own interface, asked with another key. */
    public OpenAiAdmin admin(Supplier<AdminCredentials> admin) {
        return new OpenAiAdmin(settings.baseUrl(), settings.timeout(), admin, clients);
    }

    private OpenAiVideoProvider openAi(Duration patience) {
        return new OpenAiVideoProvider(settings.within(patience), credentials, clock, clients);
    }
}

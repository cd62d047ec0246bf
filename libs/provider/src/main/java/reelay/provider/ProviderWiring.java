package reelay.provider;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reelay.provider.NativeWires.Wire;
import reelay.provider.admin.AdminCredentials;
import reelay.provider.http.ProviderClients;
import reelay.provider.openai.OpenAiAdmin;
import reelay.provider.openai.OpenAiVideoProvider;
import reelay.provider.site.OpenAi;
import reelay.provider.target.OfferedModels;

/**
 * Makes all that one function asks the provider with, over one HTTP client. Who asks says how long
 * it waits: an app that stands at the door has less patience than a state machine.
 */
public final class ProviderWiring {

    private final ProviderSettings settings;
    private final UnaryOperator<String> secrets;
    private final InstantSource clock;
    private final ProviderClients clients;
    private final Map<String, Wire> wires;

    /**
     * Connects to nothing yet.
     *
     * @param secrets the text of the secret with an ARN; asked at every call, so that a changed key
     *     is used at once
     */
    public ProviderWiring(
            ProviderSettings settings, UnaryOperator<String> secrets, InstantSource clock) {
        this(settings, secrets, clock, ProviderClients.of(settings.timeout()));
    }

    /** The same over somebody else's HTTP clients. */
    public ProviderWiring(
            ProviderSettings settings,
            UnaryOperator<String> secrets,
            InstantSource clock,
            ProviderClients clients) {
        this(settings, secrets, clock, clients, NativeWires.ALL);
    }

    /**
     * @param wires the providers with a wire of their own, by kind
     */
    ProviderWiring(
            ProviderSettings settings,
            UnaryOperator<String> secrets,
            InstantSource clock,
            ProviderClients clients,
            Map<String, Wire> wires) {
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
        this.clients = clients;
        this.wires = wires;
    }

    /** Who we are at the server of OpenAI's protocol, read anew at every call. */
    public Supplier<ProviderCredentials> credentials() {
        return credentials(OpenAi.KIND);
    }

    /** The same at a provider of that kind. */
    public Supplier<ProviderCredentials> credentials(String kind) {
        return () -> ProviderCredentials.read(secrets.apply(settings.secret()), kind);
    }

    /** The providers, with the patience of the settings, for jobs that they have. */
    public VideoProviders videos() {
        return videos(settings.timeout());
    }

    /**
     * The providers, for a question about a job that somebody waits for.
     *
     * @param patience longest silence, if the settings do not say less
     */
    public VideoProviders videos(Duration patience) {
        return videos(OfferedModels.unnamed(settings.kinds()), patience);
    }

    /** The providers, with the patience of the settings, for these models too. */
    public VideoProviders videos(OfferedModels models) {
        return videos(models, settings.timeout());
    }

    /** The providers for these models, for a question that somebody waits for. */
    public VideoProviders videos(OfferedModels models, Duration patience) {
        Map<String, VideoProvider> byKind = new LinkedHashMap<>();
        for (String kind : settings.kinds().kinds()) {
            byKind.put(kind, provider(kind, patience));
        }
        return new VideoProviders(
                kind -> Optional.ofNullable(byKind.get(kind)),
                models::targets,
                byKind.values().iterator().next());
    }

    private VideoProvider provider(String kind, Duration patience) {
        @Nullable Wire wire = wires.get(kind);
        return wire == null
                ? openAi(patience)
                : wire.open(
                        settings.address(kind).within(patience), credentials(kind), clock, clients);
    }

    /**
     * Who keeps characters.
     *
     * @param patience longest silence, if the settings do not say less
     */
    public CharacterProvider characters(Duration patience) {
        return openAi(patience);
    }

    /** Whose account of that kind is looked at, whatever videos it makes. */
    public VideoProvider account(String kind) {
        return provider(kind, settings.timeout());
    }

    /** The organization's own interface, asked with another key. */
    public OpenAiAdmin admin(Supplier<AdminCredentials> admin) {
        return new OpenAiAdmin(settings.baseUrl(), settings.timeout(), admin, clients);
    }

    private OpenAiVideoProvider openAi(Duration patience) {
        return new OpenAiVideoProvider(settings.within(patience), credentials(), clock, clients);
    }
}

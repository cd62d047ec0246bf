package reelay.stack.setup;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.provider.site.OpenAi;
import reelay.simulator.account.Account;
import reelay.simulator.account.PlayedAccounts;
import reelay.simulator.dialect.Dialect;
import reelay.video.Secret;

/**
 * What a stack runs and where.
 *
 * @param project folder with template.yaml
 * @param data folder that keeps everything over a restart
 * @param ports of the emulators
 * @param provider a real provider of kind openai; empty for the simulator
 * @param kinds the kinds of providers, and keys of real ones
 * @param generation how long the simulator takes for a video
 * @param accounts whose accounts the simulator plays
 * @param dialect which server the simulator speaks like
 * @param isolated whether each function runs in processes of its own, as in Lambda
 * @param parameters of the template, beside the provider's address
 */
public record StackSettings(
        Path project,
        Path data,
        Ports ports,
        Optional<Provider> provider,
        Kinds kinds,
        Duration generation,
        PlayedAccounts accounts,
        Dialect dialect,
        boolean isolated,
        Map<String, String> parameters) {

    /** How long the simulator takes unless told otherwise. */
    public static final Duration GENERATION = Duration.ofSeconds(6);

    /** Makes the folders absolute. */
    public StackSettings {
        project = project.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        parameters = Map.copyOf(parameters);
    }

    /**
     * An account at a provider.
     *
     * @param url up to and including /v1
     * @param key of the account
     */
    public record Provider(URI url, Secret key) {}

    /**
     * Which kinds of providers there are.
     *
     * @param all such as {@code openai} and {@code kling}
     * @param keys of accounts at real providers of another kind than openai, by kind; the simulator
     *     plays the others
     */
    public record Kinds(List<String> all, Map<String, Secret> keys) {

        /** A server of OpenAI's protocol alone. */
        public static final Kinds OPENAI = new Kinds(List.of(OpenAi.KIND), Map.of());

        public Kinds {
            all = List.copyOf(all);
            keys = Map.copyOf(keys);
        }
    }

    /** The simulator, in this JVM, on the well-known ports. */
    public static StackSettings of(Path project, Path data) {
        return new StackSettings(
                project,
                data,
                Ports.wellKnown(),
                Optional.empty(),
                Kinds.OPENAI,
                GENERATION,
                PlayedAccounts.everywhere(Account.READY),
                Dialect.openAi(),
                false,
                Map.of());
    }

    /** The same on other ports. */
    public StackSettings on(Ports others) {
        return new StackSettings(
                project,
                data,
                others,
                provider,
                kinds,
                generation,
                accounts,
                dialect,
                isolated,
                parameters);
    }

    /** The same with a simulator that takes this long for a video. */
    public StackSettings generating(Duration each) {
        return new StackSettings(
                project,
                data,
                ports,
                provider,
                kinds,
                each,
                accounts,
                dialect,
                isolated,
                parameters);
    }

    /** The same with a simulator that plays this account everywhere. */
    public StackSettings playing(Account other) {
        return playing(PlayedAccounts.everywhere(other));
    }

    /** The same with a simulator that plays these accounts. */
    public StackSettings playing(PlayedAccounts other) {
        return new StackSettings(
                project,
                data,
                ports,
                provider,
                kinds,
                generation,
                other,
                dialect,
                isolated,
                parameters);
    }

    /** The same with a simulator that speaks like this server, in a template that suits it. */
    public StackSettings speaking(Dialect other) {
        Map<String, String> both = new HashMap<>(other.templateParameters());
        both.putAll(parameters);
        return new StackSettings(
                project, data, ports, provider, kinds, generation, accounts, other, isolated, both);
    }

    /** The same with a real provider. */
    public StackSettings with(Provider real) {
        return new StackSettings(
                project,
                data,
                ports,
                Optional.of(real),
                kinds,
                generation,
                accounts,
                dialect,
                isolated,
                parameters);
    }

    /** The same with these kinds of providers. */
    public StackSettings of(Kinds others) {
        return new StackSettings(
                project,
                data,
                ports,
                provider,
                others,
                generation,
                accounts,
                dialect,
                isolated,
                parameters);
    }

    /** The same with each function in processes of its own. */
    public StackSettings inIsolation() {
        return new StackSettings(
                project,
                data,
                ports,
                provider,
                kinds,
                generation,
                accounts,
                dialect,
                true,
                parameters);
    }

    /** The same with other values for parameters of the template. */
    public StackSettings withParameters(Map<String, String> values) {
        return new StackSettings(
                project,
                data,
                ports,
                provider,
                kinds,
                generation,
                accounts,
                dialect,
                isolated,
                values);
    }
}

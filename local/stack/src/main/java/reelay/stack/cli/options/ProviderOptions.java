package reelay.stack.cli.options;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reelay.provider.site.OpenAi;
import reelay.simulator.ProviderSimulator;
import reelay.stack.setup.StackSettings;
import reelay.video.Secret;

/**
 * The options that say which providers there are, which of them are real, and what they are for.
 */
record ProviderOptions(Arguments arguments, Map<String, String> environment) {

    private static final String KEYS = "provider-key-env";
    private static final String URL = "provider-url";

    /** Parameters of the template that other options set. */
    private static final Map<String, String> HAVE_AN_OPTION =
            Map.of("Providers", "--provider", "ProviderUrl", "--" + URL, "RunsLocally", "nothing");

    /** The template's parameters, as given by --set. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        for (String given : arguments.values("set")) {
            int equals = given.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--set takes PARAMETER=VALUE, not " + given);
            }
            String name = given.substring(0, equals);
            if (HAVE_AN_OPTION.containsKey(name)) {
                throw new UsageException(
                        "--set %s: that is said by %s".formatted(name, HAVE_AN_OPTION.get(name)));
            }
            if (parameters.put(name, given.substring(equals + 1)) != null) {
                throw new UsageException("--set " + name + " is given twice");
            }
        }
        return parameters;
    }

    /** The kinds of providers, and keys of real ones. */
    StackSettings.Kinds kinds() {
        List<String> all =
                arguments
                        .value("provider")
                        .map(kinds -> Stream.of(kinds.split(",", -1)).map(String::strip).toList())
                        .orElse(List.of(OpenAi.KIND));
        Map<String, Secret> keys = new HashMap<>();
        for (String given : arguments.values(KEYS)) {
            int equals = given.indexOf('=');
            if (equals < 0) {
                continue;
            }
            String kind = given.substring(0, equals);
            if (kind.equals(OpenAi.KIND)) {
                throw new UsageException(
                        "--%s %s: for openai it is --%s and --%s NAME"
                                .formatted(KEYS, given, URL, KEYS));
            }
            if (!all.contains(kind)) {
                throw new UsageException(
                        "--%s %s: add %s to --provider".formatted(KEYS, given, kind));
            }
            if (keys.put(kind, key(given.substring(equals + 1))) != null) {
                throw new UsageException("--%s is given twice for %s".formatted(KEYS, kind));
            }
        }
        refuseUnplayed(all, keys);
        return new StackSettings.Kinds(all, keys);
    }

    private void refuseUnplayed(List<String> all, Map<String, Secret> keys) {
        List<String> played =
                Stream.concat(Stream.of(OpenAi.KIND), ProviderSimulator.prefixes().stream())
                        .toList();
        all.stream()
                .filter(kind -> !played.contains(kind) && !keys.containsKey(kind))
                .findFirst()
                .ifPresent(
                        kind -> {
                            throw new UsageException(
                                    "--provider: \"%s\" is none that the simulator plays; it plays %s"
                                            .formatted(kind, String.join(", ", played)));
                        });
    }

    /** The real server of OpenAI's protocol; empty when it is simulated, or none is wanted. */
    Optional<StackSettings.Provider> openAi() {
        Optional<String> url = arguments.value(URL);
        Optional<String> variable =
                arguments.values(KEYS).stream().filter(given -> !given.contains("=")).findFirst();
        if (url.isEmpty() && variable.isEmpty()) {
            return Optional.empty();
        }
        for (String played : List.of("account", "dialect")) {
            if (arguments.values(played).stream().anyMatch(given -> !given.contains("="))) {
                throw new UsageException(
                        "--%s plays a part of the simulator, not of --provider-url"
                                .formatted(played));
            }
        }
        if (url.isEmpty() || variable.isEmpty()) {
            throw new UsageException("--provider-url and --provider-key-env belong together");
        }
        if (!url.get().matches("https?://[^/]+.*")) {
            throw new UsageException(
                    "--provider-url must be an address such as https://host/v1, not " + url.get());
        }
        if (!kinds().all().contains(OpenAi.KIND)) {
            throw new UsageException("--provider-url: add openai to --provider");
        }
        return Optional.of(new StackSettings.Provider(URI.create(url.get()), key(variable.get())));
    }

    private Secret key(String variable) {
        @Nullable String key = environment.get(variable);
        if (key == null || key.isBlank()) {
            throw new UsageException(
                    "the environment variable " + variable + " holds no key: export it first");
        }
        return new Secret(key.strip());
    }
}

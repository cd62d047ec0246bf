package reelay.stack.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import reelay.simulator.account.Account;
import reelay.simulator.dialect.Dialect;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;
import reelay.video.Secret;

/** The options that every command has: which stack it means. */
final class StackOptions {

    static final Set<String> VALUED =
            and(PlayedOptions.VALUED, "port", "data", "provider-url", "provider-key-env");
    static final Set<String> FLAGS = Set.of("isolate", "help");

    static final String HELP =
            """

            The stack:
              --port PORT              the API listens there, the other services wherever there is room
                                       (0: the API as well). Without it: API 3000, Lambda 3001,
                                       DynamoDB 8000, Step Functions 8083, provider 8090, S3 9000
              --data DIR               keeps everything there (default: .reelay beside template.yaml)
            """
                    + PlayedOptions.HELP
                    + """
                      --provider-url URL       a real provider instead of the simulator, up to and with /v1 ...
                      --provider-key-env NAME  ... with the key in this environment variable
                      --isolate                each function in processes of its own, as in Lambda
                    """;

    private final Arguments arguments;
    private final PlayedOptions played;
    private final Map<String, String> environment;

    StackOptions(Arguments arguments, Map<String, String> environment) {
        this.arguments = arguments;
        this.played = new PlayedOptions(arguments);
        this.environment = environment;
    }

    /** Both sets of names in one. */
    static Set<String> and(Set<String> names, String... more) {
        Set<String> both = new TreeSet<>(names);
        both.addAll(Set.of(more));
        return both;
    }

    /** Whether any option says that this must be a stack of its own. */
    boolean wantsItsOwn() {
        return arguments.flag("isolate")
                || arguments.value("provider-url").isPresent()
                || played.given();
    }

    Optional<Integer> port() {
        return arguments.number("port", 0, 65_535);
    }

    Path data() {
        return arguments
                .value("data")
                .map(Path::of)
                .orElseGet(() -> Project.folder().resolve(".reelay"));
    }

    /**
     * @param ports where it listens unless --port says otherwise
     */
    StackSettings settings(Ports ports) {
        StackSettings settings =
                StackSettings.of(Project.folder(), data())
                        .on(port().map(Ports::apiOn).orElse(ports));
        Optional<Duration> duration = played.duration();
        if (duration.isPresent()) {
            settings = settings.generating(duration.get());
        }
        Optional<Account> account = played.account();
        if (account.isPresent()) {
            settings = settings.playing(account.get());
        }
        Optional<Dialect> dialect = played.dialect();
        if (dialect.isPresent()) {
            settings = settings.speaking(dialect.get());
        }
        if (arguments.flag("isolate")) {
            settings = settings.inIsolation();
        }
        Optional<StackSettings.Provider> provider = provider();
        return provider.isPresent() ? settings.with(provider.get()) : settings;
    }

    private Optional<StackSettings.Provider> provider() {
        Optional<String> url = arguments.value("provider-url");
        Optional<String> variable = arguments.value("provider-key-env");
        if (url.isEmpty() && variable.isEmpty()) {
            return Optional.empty();
        }
        for (String played : List.of("account", "dialect")) {
            if (arguments.value(played).isPresent()) {
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
        String key = environment.get(variable.get());
        if (key == null || key.isBlank()) {
            throw new UsageException(
                    "the environment variable "
                            + variable.get()
                            + " holds no key: export it first");
        }
        return Optional.of(
                new StackSettings.Provider(URI.create(url.get()), new Secret(key.strip())));
    }
}

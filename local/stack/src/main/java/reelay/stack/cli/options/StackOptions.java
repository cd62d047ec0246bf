package reelay.stack.cli.options;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import reelay.simulator.account.PlayedAccounts;
import reelay.simulator.dialect.Dialect;
import reelay.stack.setup.Ports;
import reelay.stack.setup.Project;
import reelay.stack.setup.StackSettings;

/** The options that every command has: which stack it means. */
public final class StackOptions {

    public static final Set<String> VALUED =
            and(
                    PlayedOptions.VALUED,
                    "port",
                    "data",
                    "provider",
                    "provider-url",
                    "provider-key-env",
                    "set");
    public static final Set<String> FLAGS = Set.of("isolate", "help");

    public static final String HELP =
            """

            The stack:
              --port PORT              the API listens there, the other services wherever there is room
                                       (0: the API as well). Without it: API 3000, Lambda 3001,
                                       DynamoDB 8000, Step Functions 8083, provider 8090, S3 9000
              --data DIR               keeps everything there (default: .reelay beside template.yaml)
            """
                    + PlayedOptions.HELP
                    + """
                      --provider KINDS         kinds of providers, such as kling,openrouter (default: openai);
                                               the simulator plays those that get no key
                      --provider-key-env KIND=NAME
                                               asks the real provider of that kind with the key in this
                                               environment variable; may be given for each kind
                      --provider-url URL       a real server of the OpenAI Videos API, up to and with /v1 ...
                      --provider-key-env NAME  ... with the key in this environment variable
                      --set PARAMETER=VALUE    a parameter of template.yaml, such as VideoModels=film-1; may
                                               be given for each parameter
                      --isolate                each function in processes of its own, as in Lambda
                    """;

    private final Arguments arguments;
    private final PlayedOptions played;
    private final Map<String, String> environment;

    public StackOptions(Arguments arguments, Map<String, String> environment) {
        this.arguments = arguments;
        this.played = new PlayedOptions(arguments);
        this.environment = environment;
    }

    /** Both sets of names in one. */
    public static Set<String> and(Set<String> names, String... more) {
        Set<String> both = new TreeSet<>(names);
        both.addAll(Set.of(more));
        return both;
    }

    /** Whether any option says that this must be a stack of its own. */
    public boolean wantsItsOwn() {
        return arguments.flag("isolate")
                || Stream.of("provider", "provider-url", "provider-key-env", "set")
                        .anyMatch(name -> arguments.value(name).isPresent())
                || played.given();
    }

    public Optional<Integer> port() {
        return arguments.number("port", 0, 65_535);
    }

    public Path data() {
        return arguments
                .value("data")
                .map(Path::of)
                .orElseGet(() -> Project.folder().resolve(".reelay"));
    }

    /**
     * The stack that was asked for.
     *
     * @param ports where it listens unless --port says otherwise
     */
    public StackSettings settings(Ports ports) {
        ProviderOptions providers = new ProviderOptions(arguments, environment);
        StackSettings settings =
                StackSettings.of(Project.folder(), data())
                        .withParameters(providers.parameters())
                        .of(providers.kinds())
                        .on(port().map(Ports::apiOn).orElse(ports));
        Optional<Duration> duration = played.duration();
        if (duration.isPresent()) {
            settings = settings.generating(duration.get());
        }
        Optional<PlayedAccounts> accounts = played.accounts();
        if (accounts.isPresent()) {
            settings = settings.playing(accounts.get());
        }
        Optional<Dialect> dialect = played.dialect();
        if (dialect.isPresent()) {
            settings = settings.speaking(dialect.get());
        }
        if (arguments.flag("isolate")) {
            settings = settings.inIsolation();
        }
        Optional<StackSettings.Provider> provider = providers.openAi();
        return provider.isPresent() ? settings.with(provider.get()) : settings;
    }
}

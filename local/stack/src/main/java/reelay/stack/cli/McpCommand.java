package reelay.stack.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import reelay.stack.cli.client.ApiClient;
import reelay.stack.cli.mcp.AgentServer;
import reelay.stack.cli.options.Arguments;
import reelay.stack.cli.options.StackOptions;
import reelay.stack.cli.options.UsageException;
import reelay.stack.setup.Project;
import reelay.video.Secret;

/**
 * Gives agents the tools to use a deployment, over the Model Context Protocol.
 *
 * @param in what the agent's program writes
 */
record McpCommand(Map<String, String> environment, InputStream in) implements Command {

    private static final String URL = "url";
    private static final String KEY_ENV = "key-env";

    /** As {@code reelay serve} prints it, and as OpenAI's SDKs read it. */
    private static final String BASE_URL = "OPENAI_BASE_URL";

    private static final String API_KEY = "OPENAI_API_KEY";

    /** Where a key may go without encryption. */
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public String name() {
        return "mcp";
    }

    @Override
    public String summary() {
        return "serve an agent's program over the Model Context Protocol, on standard input and"
                + " output";
    }

    @Override
    public String help() {
        return Main.text("mcp.txt");
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        var parsed =
                new Arguments(
                        arguments,
                        StackOptions.and(StackOptions.VALUED, URL, KEY_ENV),
                        StackOptions.FLAGS);
        parsed.words();
        Optional<String> url = url(parsed);
        try {
            return url.isPresent()
                    ? serveDeployment(url.get(), parsed, terminal)
                    : serveStack(new StackOptions(parsed, environment), terminal);
        } catch (IOException e) {
            terminal.err().println("The connection to the agent's program broke: " + e);
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    private Optional<String> url(Arguments parsed) {
        boolean stack =
                parsed.flag("isolate")
                        || StackOptions.VALUED.stream()
                                .anyMatch(name -> parsed.value(name).isPresent());
        Optional<String> url = parsed.value(URL);
        if (stack && (url.isPresent() || parsed.value(KEY_ENV).isPresent())) {
            throw new UsageException("--url names a deployment, and another option a stack here");
        }
        return url.isPresent() || stack
                ? url
                : Optional.ofNullable(environment.get(BASE_URL)).filter(it -> !it.isBlank());
    }

    private int serveDeployment(String url, Arguments parsed, Terminal terminal)
            throws IOException, InterruptedException {
        URI api = address(url);
        String variable = parsed.value(KEY_ENV).orElse(API_KEY);
        String key = environment.getOrDefault(variable, "").strip();
        if (key.isEmpty()) {
            throw new UsageException("the environment variable " + variable + " holds no key");
        }
        serve(api, new Secret(key), "This is the deployment at " + api + ".", terminal);
        return ExitCode.DONE;
    }

    private int serveStack(StackOptions options, Terminal terminal)
            throws IOException, InterruptedException {
        try (StackSession session = StackSession.open(options, terminal)) {
            String where =
                    "This is the stack at %s on this machine. Unless it was started with a provider's key, its videos are simulated and cost nothing."
                            .formatted(session.api());
            serve(session.api(), session.key(), where, terminal);
        }
        return ExitCode.DONE;
    }

    private void serve(URI api, Secret key, String where, Terminal terminal)
            throws IOException, InterruptedException {
        terminal.err().println("Serving agents. " + where);
        try (ApiClient client = new ApiClient(api, key)) {
            new AgentServer(client, Project.folder()).serve(where, in, terminal.out());
        }
    }

    /** Without the {@code /v1} that base URLs end with. The key goes there, so it is looked at. */
    private static URI address(String url) {
        try {
            URI address = new URI(url.strip().replaceFirst("/+$", "").replaceFirst("/v1$", ""));
            boolean here =
                    "http".equals(address.getScheme())
                            && THIS_MACHINE.contains(Objects.toString(address.getHost()));
            if (address.getHost() == null || !(here || "https".equals(address.getScheme()))) {
                throw new UsageException("\"" + url + "\" is no https address");
            }
            return address;
        } catch (URISyntaxException e) {
            throw (UsageException)
                    new UsageException("\"" + url + "\" is no https address").initCause(e);
        }
    }
}

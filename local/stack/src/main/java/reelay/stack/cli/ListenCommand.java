package reelay.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import reelay.stack.cli.client.ApiClient;
import reelay.stack.cli.client.ApiRefusal;
import reelay.stack.cli.client.EventListener;
import reelay.stack.cli.options.Arguments;
import reelay.stack.cli.options.StackOptions;
import reelay.video.Json;
import reelay.video.Secret;
import reelay.webhooks.SigningSecret;

/** Shows the webhooks of a stack as they come, verified as an app would. */
record ListenCommand(Map<String, String> environment) implements Command {

    private static final String ENDPOINTS = "/v1/webhook_endpoints";

    /** What there is to hear of. */
    private static final String EVENTS = "video.completed,video.failed,access.changed";

    /** Of events that can be waited for. */
    private static final int MOST = 999_999_999;

    @Override
    public String name() {
        return "listen";
    }

    @Override
    public String summary() {
        return "print webhooks as they come, verified";
    }

    @Override
    public String help() {
        return """
        reelay listen [OPTIONS]

        Registers a webhook endpoint on this machine at the stack that `reelay serve` runs; when there
        is none, starts one. Prints the body of each event whose signature is good, one a line, until
        Ctrl-C, and takes the endpoint away again.

          --receiver-port PORT     where to listen (default: a free port)
          --events TYPES           of what to hear (default: video.completed,video.failed,access.changed)
          --count NUMBER           end after so many events
        """
                + StackOptions.HELP
                + """

                Exit codes: 0 done, 1 the stack refused, 2 usage, 3 the stack could not start.
                """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        var parsed =
                new Arguments(
                        arguments,
                        StackOptions.and(StackOptions.VALUED, "receiver-port", "events", "count"),
                        StackOptions.FLAGS);
        parsed.words();
        int port = parsed.number("receiver-port", 0, 65_535).orElse(0);
        int count = parsed.number("count", 1, MOST).orElse(Integer.MAX_VALUE);
        var events = new LinkedBlockingQueue<String>();
        try (StackSession session =
                        StackSession.open(new StackOptions(parsed, environment), terminal);
                ApiClient api = new ApiClient(session.api(), session.key());
                EventListener listener =
                        new EventListener(port, events::add, InstantSource.system())) {
            String id = register(api, listener, parsed.value("events").orElse(EVENTS));
            Thread goodbye = Thread.ofPlatform().unstarted(() -> remove(api, id, terminal));
            Runtime.getRuntime().addShutdownHook(goodbye);
            terminal.err().println("Listening at " + listener.url() + " as " + id + ".");
            try {
                for (int left = count; left > 0; left--) {
                    terminal.out().println(events.take());
                    terminal.out().flush();
                }
            } finally {
                Runtime.getRuntime().removeShutdownHook(goodbye);
                remove(api, id, terminal);
            }
            return ExitCode.DONE;
        } catch (IOException | ApiRefusal e) {
            terminal.err().println("The stack did not take the endpoint: " + e.getMessage());
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    private static String register(ApiClient api, EventListener listener, String types)
            throws IOException, InterruptedException {
        ObjectNode wish = Json.object().put("name", "reelay listen").put("url", listener.url());
        List.of(types.split(",", -1)).forEach(wish.putArray("event_types")::add);
        JsonNode made = api.send("POST", ENDPOINTS, Json.text(wish));
        listener.trust(new SigningSecret(new Secret(made.path("signing_secret").asText())));
        return made.path("id").asText();
    }

    private static void remove(ApiClient api, String id, Terminal terminal) {
        try {
            api.send("DELETE", ENDPOINTS + "/" + id, "");
        } catch (IOException | ApiRefusal e) {
            terminal.err().println("The endpoint " + id + " is left behind: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

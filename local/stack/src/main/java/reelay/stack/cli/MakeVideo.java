package reelay.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import reelay.stack.cli.client.ApiClient;
import reelay.stack.cli.client.ApiRefusal;
import reelay.stack.cli.client.MultipartBody;
import reelay.stack.cli.client.WhyItWaits;
import reelay.stack.cli.options.StackOptions;
import reelay.stack.cli.options.UsageException;

/**
 * Sends a create to a stack, shows how the video gets on, and copies it to a file.
 *
 * @param form what is asked for
 * @param out where the copy goes; empty for the id's name
 */
record MakeVideo(MultipartBody form, Optional<Path> out) {

    /** Does it; answers an {@link ExitCode}. */
    int run(StackOptions options, Terminal terminal) {
        try (StackSession session = StackSession.open(options, terminal);
                ApiClient api = new ApiClient(session.api(), session.key())) {
            return run(api, afterwards(session, options), terminal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    /** How a video goes on that nobody watches any more. */
    private static String afterwards(StackSession session, StackOptions options) {
        return session.own().isPresent()
                ? "The stack ended with this command; the video goes on when one runs again:"
                        + " ./reelay serve --data "
                        + options.data()
                : "The video goes on, and the page shows it: " + session.api() + "/";
    }

    /**
     * Does it at a deployment that runs already.
     *
     * @param afterwards what to tell who stops watching
     */
    int run(ApiClient api, String afterwards, Terminal terminal) throws InterruptedException {
        try {
            return make(api, afterwards, terminal);
        } catch (ApiRefusal e) {
            if (e.isAboutTheRequest()) {
                throw (UsageException)
                        new UsageException(Objects.toString(e.getMessage())).initCause(e);
            }
            terminal.err().println("The API refused: " + e.getMessage());
            return ExitCode.FAILED;
        } catch (IOException e) {
            terminal.err().println("The connection to the stack broke: " + e);
            return ExitCode.FAILED;
        }
    }

    private int make(ApiClient api, String afterwards, Terminal terminal)
            throws IOException, InterruptedException {
        Instant start = Instant.now();
        ApiClient.Seen video = api.create(form);
        String id = video.id();
        String farewell = "Stopped watching " + id + ". " + afterwards;
        var farewells = new Thread(() -> terminal.err().println("\n" + farewell), "farewell");
        Runtime.getRuntime().addShutdownHook(farewells);
        try {
            video = watch(api, video, terminal);
        } catch (IOException e) {
            terminal.err().println(farewell);
            throw e;
        } finally {
            Runtime.getRuntime().removeShutdownHook(farewells);
        }
        if (video.status().equals("failed")) {
            JsonNode error = video.body().path("error");
            terminal.err().println("The video " + video.id() + " failed.");
            terminal.err().println("  code     " + error.path("code").asText());
            terminal.err().println("  message  " + error.path("message").asText());
            return ExitCode.FAILED;
        }
        Path file = out.orElse(Path.of(video.id() + ".mp4"));
        api.download(video.id(), file);
        report(video, file, Duration.between(start, Instant.now()), terminal);
        return ExitCode.DONE;
    }

    private static ApiClient.Seen watch(ApiClient api, ApiClient.Seen first, Terminal terminal)
            throws IOException, InterruptedException {
        ApiClient.Seen video = first;
        var bar = new ProgressBar(terminal);
        var why = new WhyItWaits(api, InstantSource.system());
        bar.show(video.status(), video.body().path("progress").asInt());
        while (!video.isFinal()) {
            Thread.sleep(video.lookAgainIn());
            video = api.retrieve(video.id());
            why.news(video).ifPresent(bar::say);
            bar.show(video.status(), video.body().path("progress").asInt());
        }
        bar.end();
        return video;
    }

    private static void report(ApiClient.Seen video, Path file, Duration took, Terminal terminal)
            throws IOException {
        terminal.out().println("id    " + video.id());
        terminal.out().println("file  " + file);
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "size  %,d bytes, %s, %s s%n",
                        Files.size(file),
                        video.body().path("size").asText(),
                        video.body().path("seconds").asText());
        terminal.out().printf(Locale.ROOT, "time  %.1f s%n", took.toMillis() / 1000.0);
    }

    /** The file that {@code --out} names; found out before the video is made, not after. */
    static Path target(String name) {
        Path file = Path.of(name);
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
            throw new UsageException("--out " + name + " is not a file that can be written");
        }
        return file;
    }
}

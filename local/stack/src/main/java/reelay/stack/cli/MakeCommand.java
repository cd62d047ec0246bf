package reelay.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes one video and keeps a copy of it as a file. */
record MakeCommand(Map<String, String> environment) implements Command {

    @Override
    public String name() {
        return "make";
    }

    @Override
    public String summary() {
        return "make a video from a prompt";
    }

    @Override
    public String help() {
        return """
        reelay make "PROMPT" [OPTIONS]

        Asks the API for a video, shows how it gets on, and copies it to a file. Uses the stack that
        `reelay serve` runs; when there is none, starts one and stops it at the end.

          --model MODEL            one of the template's VideoModels (default: the first)
          --seconds SECONDS        one of VideoSeconds (default: the first)
          --size WIDTHxHEIGHT      one of VideoSizes (default: the first)
          --image FILE             a picture of that size to begin with: jpeg, png or webp
          --out FILE               where the copy goes (default: ./ID.mp4)
        """
                + StackOptions.HELP
                + """

        Exit codes: 0 done, 1 the video failed, 2 usage, 3 the stack could not start.
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        var parsed =
                new Arguments(
                        arguments,
                        StackOptions.and(
                                StackOptions.VALUED, "model", "seconds", "size", "image", "out"),
                        StackOptions.FLAGS);
        String prompt = parsed.words("PROMPT").getFirst();
        MultipartForm form = form(prompt, parsed);
        Optional<Path> out = parsed.value("out").map(MakeCommand::target);
        try (StackSession session =
                        StackSession.open(new StackOptions(parsed, environment), terminal);
                ApiClient api = new ApiClient(session.api(), session.key())) {
            return make(api, form, out, terminal);
        } catch (ApiRefusal e) {
            if (e.isAboutTheRequest()) {
                throw (UsageException) new UsageException(e.getMessage()).initCause(e);
            }
            terminal.err().println("The API refused: " + e.getMessage());
            return ExitCode.FAILED;
        } catch (IOException e) {
            terminal.err().println("The connection to the stack broke: " + e);
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    private static int make(
            ApiClient api, MultipartForm form, Optional<Path> out, Terminal terminal)
            throws IOException, InterruptedException {
        Instant start = Instant.now();
        ApiClient.Seen video = api.create(form);
        var bar = new ProgressBar(terminal);
        bar.show(video.status(), video.body().path("progress").asInt());
        while (!video.isFinal()) {
            Thread.sleep(video.lookAgainIn());
            video = api.retrieve(video.id());
            bar.show(video.status(), video.body().path("progress").asInt());
        }
        bar.end();
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

    private static MultipartForm form(String prompt, Arguments arguments) {
        var form = new MultipartForm().text("prompt", prompt);
        for (String name : List.of("model", "seconds", "size")) {
            arguments.value(name).ifPresent(value -> form.text(name, value));
        }
        arguments.value("image").map(Path::of).ifPresent(image -> addImage(form, image));
        return form;
    }

    private static void addImage(MultipartForm form, Path image) {
        try {
            form.file("input_reference", image.getFileName().toString(), Files.readAllBytes(image));
        } catch (IOException e) {
            throw (UsageException)
                    new UsageException("--image " + image + " cannot be read").initCause(e);
        }
    }

    /** Found out before the video is made, not after. */
    private static Path target(String name) {
        Path file = Path.of(name);
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
            throw new UsageException("--out " + name + " is not a file that can be written");
        }
        return file;
    }
}

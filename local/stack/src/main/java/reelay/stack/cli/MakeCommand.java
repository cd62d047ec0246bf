package reelay.stack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.stack.cli.client.MultipartBody;
import reelay.stack.cli.options.Arguments;
import reelay.stack.cli.options.StackOptions;
import reelay.stack.cli.options.UsageException;

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
        MultipartBody form = form(prompt, parsed);
        Optional<Path> out = parsed.value("out").map(MakeVideo::target);
        return new MakeVideo(form, out).run(new StackOptions(parsed, environment), terminal);
    }

    private static MultipartBody form(String prompt, Arguments arguments) {
        var form = new MultipartBody().text("prompt", prompt);
        for (String name : List.of("model", "seconds", "size")) {
            arguments.value(name).ifPresent(value -> form.text(name, value));
        }
        arguments.value("image").map(Path::of).ifPresent(image -> addImage(form, image));
        return form;
    }

    private static void addImage(MultipartBody form, Path image) {
        try {
            form.file("input_reference", image.getFileName().toString(), Files.readAllBytes(image));
        } catch (IOException e) {
            throw (UsageException)
                    new UsageException("--image " + image + " cannot be read").initCause(e);
        }
    }
}

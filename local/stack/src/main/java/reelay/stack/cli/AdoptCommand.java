package reelay.stack.cli;

import java.util.List;
import java.util.Map;
import reelay.stack.cli.client.MultipartBody;
import reelay.stack.cli.options.Arguments;
import reelay.stack.cli.options.StackOptions;

/** Makes a video of a job that the provider has already, and keeps a copy of it as a file. */
record AdoptCommand(Map<String, String> environment) implements Command {

    @Override
    public String name() {
        return "adopt";
    }

    @Override
    public String summary() {
        return "make a video of a job that the provider has already";
    }

    @Override
    public String help() {
        return """
        reelay adopt JOB_ID [OPTIONS]

        For a job that was paid for and belongs to no video, as after submit_unclear: makes a video
        of it, waits for its end, and copies it to a file. Nothing is submitted and nothing is paid.

          --prompt PROMPT          what the video shall be shown with (default: none)
          --model MODEL            one of the template's VideoModels (default: the first)
          --seconds SECONDS        one of VideoSeconds (default: the first)
          --size WIDTHxHEIGHT      one of VideoSizes (default: the first)
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
                                StackOptions.VALUED, "prompt", "model", "seconds", "size", "out"),
                        StackOptions.FLAGS);
        var form = new MultipartBody().text("job_id", parsed.words("JOB_ID").getFirst());
        for (String name : List.of("prompt", "model", "seconds", "size")) {
            parsed.value(name).ifPresent(value -> form.text(name, value));
        }
        return new MakeVideo(form, parsed.value("out").map(MakeVideo::target))
                .run(new StackOptions(parsed, environment), terminal);
    }
}

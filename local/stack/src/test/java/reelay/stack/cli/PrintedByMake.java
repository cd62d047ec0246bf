package reelay.stack.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import reelay.stack.cli.client.ApiClient;
import reelay.stack.cli.client.MultipartBody;
import reelay.video.Secret;

/** What {@code ./reelay make} prints at an API, on both streams. */
public final class PrintedByMake {

    private PrintedByMake() {}

    /**
     * Makes a video and answers all that was printed.
     *
     * @param out where a finished video would go
     */
    public static String at(URI api, Path out) throws InterruptedException {
        var printed = new ByteArrayOutputStream();
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var make = new MakeVideo(new MultipartBody().text("prompt", "any"), Optional.of(out));
        try (ApiClient client = new ApiClient(api, new Secret("any"))) {
            int code = make.run(client, "It goes on.", new Terminal(stream, stream, false));
            stream.println("exit code " + code);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}

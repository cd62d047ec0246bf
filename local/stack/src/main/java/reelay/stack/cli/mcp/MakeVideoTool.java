package reelay.stack.cli.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.stack.cli.client.ApiClient;
import reelay.stack.cli.client.MultipartBody;

/** Asks for a video. The agent's name for it is the idempotency key. */
record MakeVideoTool(ApiClient api, Runbook runbook) implements AgentTool {

    /** What API Gateway takes at most, in bytes; the API itself says what an image may have. */
    private static final long LARGEST_IMAGE = 10_000_000;

    @Override
    public String name() {
        return "make_video";
    }

    @Override
    public ObjectNode call(ToolCall call) throws IOException, InterruptedException {
        MultipartBody form = new MultipartBody().text("prompt", call.required("prompt"));
        call.text("model").ifPresent(model -> form.text("model", model));
        call.text("size").ifPresent(size -> form.text("size", size));
        if (call.arguments().hasNonNull("seconds")) {
            form.text("seconds", call.arguments().path("seconds").asText());
        }
        Optional<String> image = call.text("image");
        if (image.isPresent()) {
            addImage(form, image.get());
        }
        ApiClient.Seen video = api.create(form, call.required("name"));
        ObjectNode told = new VideoStory(video, runbook).tell(Optional.empty());
        told.remove("finished");
        return told;
    }

    private static void addImage(MultipartBody form, String image) {
        if (image.matches("(?i)https?://.*")) {
            form.text("input_reference[image_url]", image);
            return;
        }
        try {
            Path file = Path.of(image);
            // An agent that was talked into it sends no other files of this machine.
            if (Stream.of(".jpg", ".jpeg", ".png", ".webp")
                    .noneMatch(image.toLowerCase(Locale.ROOT)::endsWith)) {
                throw refused("An image file ends in .jpg, .jpeg, .png or .webp.");
            }
            if (Files.size(file) > LARGEST_IMAGE) {
                throw refused("The image file is larger than a request may be.");
            }
            form.file("input_reference", file.toString(), Files.readAllBytes(file));
        } catch (IOException | InvalidPathException e) {
            ToolRefusedException refused =
                    refused("The image file cannot be read where the server runs.");
            refused.initCause(e);
            throw refused;
        }
    }

    private static ToolRefusedException refused(String message) {
        return new ToolRefusedException(
                new ToolError(
                        "image_unreadable",
                        Optional.of("image"),
                        message,
                        "Nothing was made. Give the absolute path of an image file, or a public"
                                + " https address."));
    }
}

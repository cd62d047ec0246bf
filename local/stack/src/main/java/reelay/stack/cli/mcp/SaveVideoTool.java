package reelay.stack.cli.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.stack.cli.client.ApiClient;
import reelay.video.Json;

/** Copies a completed video to a new file on this machine. */
record SaveVideoTool(ApiClient api) implements AgentTool {

    @Override
    public String name() {
        return "save_video";
    }

    @Override
    public ObjectNode call(ToolCall call) throws IOException, InterruptedException {
        String id = call.videoId();
        Path file = file(call.required("path"), id);
        claim(file);
        boolean saved = false;
        try {
            api.download(id, file);
            saved = true;
        } finally {
            if (!saved) {
                Files.deleteIfExists(file);
            }
        }
        return Json.object()
                .put("id", id)
                .put("path", file.toString())
                .put("bytes", Files.size(file));
    }

    private static Path file(String path, String id) {
        try {
            Path given = Path.of(path).toAbsolutePath().normalize();
            if (Files.isDirectory(given)) {
                return given.resolve(id + ".mp4");
            }
            // An agent that was talked into it writes nothing that somebody would run or read.
            if (Stream.of(".mp4", ".mov", ".webm")
                    .noneMatch(given.toString().toLowerCase(Locale.ROOT)::endsWith)) {
                throw refused("invalid_path", "The file must end in .mp4, .mov or .webm.");
            }
            return given;
        } catch (InvalidPathException e) {
            ToolRefusedException refused = refused("invalid_path", "This is no path.");
            refused.initCause(e);
            throw refused;
        }
    }

    /** The name is taken first, so that no file is ever replaced. */
    private static void claim(Path file) {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            ToolRefusedException refused =
                    refused("file_exists", "There is a file " + file + " already.");
            refused.initCause(e);
            throw refused;
        } catch (IOException e) {
            ToolRefusedException refused =
                    refused("invalid_path", "The file " + file + " cannot be written.");
            refused.initCause(e);
            throw refused;
        }
    }

    private static ToolRefusedException refused(String code, String message) {
        return new ToolRefusedException(
                new ToolError(
                        code,
                        Optional.of("path"),
                        message,
                        "Give the path of a new file in a folder that exists, or the folder"
                                + " itself."));
    }
}

package reelay.stack.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The template as it is written, for tests that compare it with something. */
public final class TemplateText {

    private TemplateText() {}

    /** By logical id, with every function of CloudFormation left as it is. */
    public static JsonNode resources() {
        try {
            return YamlTree.parse(Files.readString(Path.of("../../template.yaml")))
                    .path("Resources");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

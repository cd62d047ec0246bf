package reelay.stack.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import reelay.stack.StackUnderTest;
import reelay.video.Json;

/** The rule in docs/webhooks.md hears what the state machine tells, in the form that is shown. */
class BusExampleTest {

    private static final Path PROJECT = StackUnderTest.PROJECT;

    private final List<CodeBlock> blocks = CodeBlock.in(PROJECT.resolve("docs/webhooks.md"));

    @Test
    void theRuleHearsOfWhatIsTold() throws IOException {
        JsonNode pattern = rule().at("/Resources/FinishedVideos/Properties/EventPattern");

        assertThat(pattern.path("source").path(0))
                .isEqualTo(Json.tree(machine()).findValue("Source"));
        assertThat(pattern.path("detail-type"))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(detail(type.asText()).properties()).isNotEmpty());
    }

    @Test
    void theMessageHasTheDetailThatIsTold() throws IOException {
        CodeBlock message =
                blocks.stream()
                        .filter(block -> block.isJson() && block.text().contains("detail-type"))
                        .findFirst()
                        .orElseThrow();
        JsonNode shown = Json.tree(message.text());

        assertThat(shown.path("detail").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        () -> detail(shown.path("detail-type").asText()).fieldNames());
    }

    /** What stands in the state machine's event of that type. */
    private static JsonNode detail(String type) {
        try {
            return Json.tree(machine()).findParents("type").stream()
                    .filter(event -> event.path("type").asText().equals(type))
                    .map(event -> event.path("detail"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing tells of " + type));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String machine() throws IOException {
        return Files.readString(PROJECT.resolve("statemachine/video.asl.json"));
    }

    /** The template, read without what CloudFormation's own tags do. */
    private JsonNode rule() {
        String yaml =
                blocks.stream()
                        .map(CodeBlock::text)
                        .filter(text -> text.startsWith("Resources:"))
                        .findFirst()
                        .orElseThrow();
        return new ObjectMapper()
                .valueToTree(
                        new Yaml(new SafeConstructor(new LoaderOptions()))
                                .load(yaml.replace("!GetAtt ", "").replace("!Ref ", "")));
    }
}

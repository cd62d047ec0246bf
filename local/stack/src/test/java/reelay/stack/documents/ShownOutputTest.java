package reelay.stack.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as the same as what a document shows. */
class ShownOutputTest {

    @Test
    void readsMarksAndLinesOfBlocks() {
        List<CodeBlock> blocks =
                CodeBlock.in(
                        List.of(
                                "text",
                                "```sh runnable",
                                "curl -s x | put() { aws y; }",
                                "```",
                                "```json output",
                                "{}",
                                "```",
                                "```sh",
                                "echo curl",
                                "```"));

        assertThat(blocks).extracting(CodeBlock::line).containsExactly(2, 5, 8);
        assertThat(blocks).extracting(CodeBlock::runs).containsExactly(true, false, false);
        assertThat(blocks).extracting(CodeBlock::isOutput).containsExactly(false, true, false);
        assertThat(blocks).extracting(it -> it.calls("curl")).containsExactly(true, false, false);
        assertThat(blocks).extracting(it -> it.calls("aws")).containsExactly(true, false, false);
    }

    @Test
    void jsonHasTheSameKeysAndKindsOfValues() {
        String shown = "{\"id\": \"a\", \"n\": [{\"x\": 1}], \"e\": null}";

        assertThat(json(shown, "{\"id\":\"b\",\"n\":[{\"x\":2},{\"x\":3}],\"e\":{\"code\":\"c\"}}"))
                .isEmpty();
        assertThat(json(shown, "{\"id\":1,\"n\":[],\"f\":2}"))
                .containsExactly(".id is 1", ".n is empty", ".e is not printed", ".f is not shown");
        assertThat(json("{\"object\": \"video\"}", "{\"object\":\"list\"}"))
                .containsExactly(".object is \"list\"");
        assertThat(json(shown, "curl: (7) Failed to connect")).hasSize(1);
    }

    @Test
    void dotsOfATextStandForAnything() {
        assertThat(text("id  video_...\nsize ... bytes", "id  video_1\nsize 2 bytes\n")).isEmpty();
        assertThat(text("id  video_...\nsize ... bytes", "id  video_1\nsize 2 bits\n")).hasSize(1);
    }

    private static List<String> json(String shown, String printed) {
        return ShownOutput.differences(new CodeBlock(1, List.of("json", "output"), shown), printed);
    }

    private static List<String> text(String shown, String printed) {
        return ShownOutput.differences(new CodeBlock(1, List.of("text", "output"), shown), printed);
    }
}

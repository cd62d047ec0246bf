package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import reelay.video.Secret;

/** Every line the functions log while videos succeed and fail. */
@Isolated("takes System.out for itself")
final class LogsNothingPersonalTest {

    private static final String PROMPT = "UNMISTAKABLE-PROMPT";
    private static final Secret WRONG_KEY = new Secret("sk-reelay-UNMISTAKABLE-KEY");

    @TempDir private Path data;

    @Test
    void writesNoPromptNoKeyAndNoLink() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.out;
        PrintStream errorsBefore = System.err;
        Secret key;
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        try (Stack stack = StackUnderTest.start(data)) {
            key = stack.apiKey();
            StackUnderTest app = new StackUnderTest(stack);
            for (String fault : List.of("[fault:moderation]", "[fault:unauthorized]")) {
                app.end(app.create(PROMPT + fault));
            }
            String completed = app.create(PROMPT);
            app.end(completed);
            app.content(completed);
            refusedWith(stack.addresses().api(), WRONG_KEY);
        } finally {
            System.setOut(before);
            System.setErr(errorsBefore);
        }

        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("store.completed", "moderation_blocked", "key_invalid")
                .doesNotContain(PROMPT, key.value(), "UNMISTAKABLE-KEY", "X-Amz-Signature");
    }

    private static void refusedWith(URI api, Secret key) {
        assertThat(new StackUnderTest(api, key).status("/v1/videos")).isEqualTo(401);
    }
}

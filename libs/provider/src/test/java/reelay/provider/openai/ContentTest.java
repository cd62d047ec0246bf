package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import reelay.provider.ContentAnswer;
import reelay.provider.ProviderError;

/** A provider whose videos are opened, and a store where some of them lie. */
abstract class ContentTest extends ProviderTest {

    static final String MP4 = "Content-Type: video/mp4";

    /** Where the bytes lie when they do not lie at the provider. */
    final ScriptedServer store = new ScriptedServer();

    @AfterEach
    void stopStore() throws IOException {
        store.close();
    }

    static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    static String text(ContentAnswer.Opened opened) throws IOException {
        return new String(opened.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    static ContentAnswer.Opened opened(ContentAnswer answer) {
        assertThat(answer).isInstanceOf(ContentAnswer.Opened.class);
        return (ContentAnswer.Opened) answer;
    }

    static ProviderError notNow(ContentAnswer answer) {
        assertThat(answer).isInstanceOf(ContentAnswer.NotNow.class);
        return ((ContentAnswer.NotNow) answer).error();
    }

    static ProviderError refused(ContentAnswer answer) {
        assertThat(answer).isInstanceOf(ContentAnswer.Refused.class);
        return ((ContentAnswer.Refused) answer).error();
    }
}

package reelay.local.aws.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reelay.local.http.Door;
import reelay.local.http.HttpListener;

/** Who signed with the key comes in, and nobody else. */
class AccessKeyTest {

    private static final AccessKey KEY = AccessKey.random();

    @Test
    void opensToWhoSignedWithIt() throws IOException, InterruptedException {
        try (HttpListener listener =
                HttpListener.start(
                        Door.locked(0, KEY), new AwsJsonHandler("Sample", "1.0", Map.of()))) {
            URI address = listener.address();

            assertThat(answer(address, "Bearer " + KEY.id())).contains("UnrecognizedClient");
            assertThat(answer(address, signed(AccessKey.ANY))).contains("UnrecognizedClient");
            assertThat(answer(address, signed(AccessKey.random()))).contains("UnrecognizedClient");
            assertThat(answer(address, signed(KEY))).contains("UnknownOperationException");
        }
    }

    @Test
    void isAnotherEachTimeAndShowsNone() {
        assertThat(AccessKey.random().id()).isNotEqualTo(AccessKey.random().id());
        assertThat(AccessKey.random().toString()).doesNotContain("LOCAL");
    }

    private static String signed(AccessKey key) {
        return key.authorization("dynamodb");
    }

    private static String answer(URI address, String authorization)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address)
                            .header("Authorization", authorization)
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}

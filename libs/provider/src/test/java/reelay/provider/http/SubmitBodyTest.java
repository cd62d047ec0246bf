package reelay.provider.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class SubmitBodyTest {

    private final SubmitBody body = new SubmitBody(BodyPublishers.ofString("a prompt"));

    @Test
    void leavesOnce() {
        assertThat(asked()).containsExactly("a prompt", "complete");

        assertThat(asked()).containsExactly("a submit is sent once");
        assertThat(body.withdraw()).isFalse();
    }

    @Test
    void neverLeavesOnceItIsWithdrawn() {
        assertThat(body.withdraw()).isTrue();

        assertThat(asked()).containsExactly("a submit is sent once");
        assertThat(body.withdraw()).isTrue();
    }

    /** What a client sees that asks for all of the body. */
    private List<String> asked() {
        List<String> seen = new ArrayList<>();
        body.subscribe(
                new Flow.Subscriber<ByteBuffer>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(ByteBuffer bytes) {
                        seen.add(UTF_8.decode(bytes).toString());
                    }

                    @Override
                    public void onError(Throwable cause) {
                        seen.add(cause.getMessage());
                    }

                    @Override
                    public void onComplete() {
                        seen.add("complete");
                    }
                });
        return seen;
    }
}

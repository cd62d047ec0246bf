package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings;
import reelay.provider.ProviderSettings.Encoding;
import reelay.provider.ProviderWiring;
import reelay.provider.admin.AdminCredentials;
import reelay.video.Secret;

/** What one function asks, whoever waits for the answer. */
class ProviderWiringTest extends ProviderTest {

    private static final String JOB = "{\"id\":\"job-1\",\"status\":\"queued\"}";

    private final AtomicReference<String> secret =
            new AtomicReference<>("{\"api_key\":\"sk-old\"}");

    @Test
    void readsTheSecretAtEveryCall() {
        ProviderWiring wiring = wiring(Duration.ofSeconds(20));
        server.willAnswer(200, JOB);
        server.willAnswer(200, JOB);

        wiring.videos().of("m").look("job-1");
        secret.set("{\"api_key\":\"sk-new\"}");
        wiring.videos().of("m").look("job-1");

        assertThat(server.requests())
                .extracting(request -> request.header("authorization"))
                .containsExactly("Bearer sk-old", "Bearer sk-new");
        assertThat(wiring.credentials().get().apiKey()).isEqualTo(new Secret("sk-new"));
    }

    @Test
    void asksEverythingOverOneConnection() {
        ProviderWiring wiring = wiring(Duration.ofSeconds(20));

        // A client that is asked again in the moment in which it takes a connection back opens
        // another.
        boolean one = IntStream.range(0, 10).anyMatch(_ -> asksOverOneConnection(wiring));

        assertThat(one).isTrue();
        assertThat(server.requests().getLast().header("authorization"))
                .isEqualTo("Bearer sk-admin");
    }

    private boolean asksOverOneConnection(ProviderWiring wiring) {
        int before = server.requests().size();
        server.willAnswer(200, JOB);
        server.willAnswer(200, "{\"id\":\"char_1\",\"name\":\"Ann\"}");
        server.willAnswer(200, "{\"data\":[]}");
        server.willAnswer(200, "{\"data\":[]}");

        wiring.videos(Duration.ofSeconds(2)).of("m").look("job-1");
        wiring.characters(Duration.ofSeconds(12)).character("char_1");
        wiring.account("openai").models();
        wiring.admin(() -> new AdminCredentials(new Secret("sk-admin"))).projects();

        List<ScriptedServer.Request> asked =
                server.requests().subList(before, server.requests().size());
        assertThat(asked).hasSize(4);
        return asked.stream().map(ScriptedServer.Request::port).distinct().count() == 1;
    }

    @Test
    @Tag("slow")
    void waitsNoLongerThanTheOneWhoAsks() {
        ProviderWiring patient = wiring(Duration.ofSeconds(50));
        server.willDo(_ -> forever());
        Instant began = Instant.now();

        LookAnswer answer = patient.videos(Duration.ofSeconds(1)).of("m").look("job-1");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        LookAnswer.Unavailable.class,
                        silent ->
                                assertThat(silent.error().kind())
                                        .isEqualTo(ProviderErrorKind.TIMED_OUT));
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(45));
    }

    private static boolean forever() throws InterruptedException {
        Thread.sleep(Duration.ofMinutes(1));
        return false;
    }

    private ProviderWiring wiring(Duration timeout) {
        return new ProviderWiring(
                new ProviderSettings(
                        server.address().resolve("/v1"), Encoding.JSON, timeout, "secret-arn"),
                arn -> arn.equals("secret-arn") ? secret.get() : "",
                () -> NOW);
    }
}

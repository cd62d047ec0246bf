package reelay.stack.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;

/**
 * Some paths on LocalStack, the last version that runs without an account: one for each step and
 * each way to end, or those that were asked for by name. Its functions hand on to our invoke
 * endpoint, which Docker makes reachable for them. Run by {@code mvn verify -Plocalstack} alone.
 */
@Tag("localstack")
@Testcontainers
class LocalStackTest extends ScenarioSuite {

    /** What takes longer is skipped; a function's first run takes some seconds by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String HOST = "host.testcontainers.internal";
    private static final int INVOKE_PORT = freePort();

    static {
        org.testcontainers.Testcontainers.exposeHostPorts(INVOKE_PORT);
    }

    @Container
    static final LocalStackContainer LOCALSTACK =
            new LocalStackContainer("localstack/localstack:4.14.0")
                    .withServices("s3", "dynamodb", "stepfunctions", "events", "lambda")
                    .withAccessToHost(true);

    @Override
    List<Scenario> scenarios() {
        return Scenarios.someAreAskedFor() ? Scenarios.chosen() : Scenarios.few();
    }

    @Override
    Engine start() {
        BridgeFunctions.create(LOCALSTACK.getEndpoint(), invokeEndpoint());
        return new EndpointEngine(
                LOCALSTACK.getEndpoint(),
                INVOKE_PORT,
                PATIENCE,
                EndpointEngine.Starts.ONE_BY_ONE,
                List.of(Scenario.Needs.BROKEN_SERVICES, Scenario.Needs.LAMBDA_REFUSALS));
    }

    /**
     * Functions run in containers of their own, which do not know the name but reach the address.
     */
    private static URI invokeEndpoint() {
        try {
            String line = LOCALSTACK.execInContainer("getent", "hosts", HOST).getStdout();
            return URI.create("http://" + line.split("\\s+", 2)[0] + ":" + INVOKE_PORT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package reelay.stack.scenarios;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Every path on the engine that AWS_ENDPOINT_URL names. It must be told to invoke functions at
 * 127.0.0.1, port REELAY_INVOKE_PORT (3001). What takes longer than REELAY_PATIENCE_SECONDS (30) is
 * skipped.
 */
@EnabledIfEnvironmentVariable(
        named = "AWS_ENDPOINT_URL",
        matches = ".+",
        disabledReason = "names an engine to run the scenarios on")
class OtherEngineTest extends ScenarioSuite {

    @Override
    Engine start() {
        return new EndpointEngine(
                URI.create(System.getenv("AWS_ENDPOINT_URL")),
                setting("REELAY_INVOKE_PORT", 3001),
                Duration.ofSeconds(setting("REELAY_PATIENCE_SECONDS", 30)),
                EndpointEngine.Starts.TOGETHER,
                List.of(Scenario.Needs.BROKEN_SERVICES));
    }

    private static int setting(String name, int otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}

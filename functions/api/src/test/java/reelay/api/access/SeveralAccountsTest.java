package reelay.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reelay.access.Reason;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;

/** The routes about the accounts at several providers. */
class SeveralAccountsTest {

    private static final String HISTORY = "/v1/access/history";

    private final Deployment deployment =
            Deployment.with(
                    Map.of(
                            "PROVIDERS", "openai,kling,minimax",
                            "VIDEO_MODELS",
                                    "sora-2,film=kling/kling-3.0|openai/sora-2,hailuo=minimax/minimax-h3"));

    @BeforeEach
    void waitUntilACheckIsAllowed() {
        deployment.pass(Duration.ofMinutes(1));
        deployment.checks.others.putAll(
                Map.of("kling", Reason.KEY_INVALID, "minimax", Reason.CREDIT_EXHAUSTED));
    }

    @AfterEach
    void stop() {
        deployment.close();
    }

    @Test
    void leadsWithTheReportThatMattersToTheModelsAndHasThemAll() {
        JsonNode checked = ask("POST", "/v1/access/checks").json();
        JsonNode shown = ask("GET", "/v1/access").json();

        assertThat(shown).isEqualTo(checked);
        assertThat(shown.path("kind").asText()).isEqualTo("minimax");
        assertThat(shown.path("reason").asText()).isEqualTo("credit_exhausted");
        assertThat(shown.path("reports").findValuesAsText("kind"))
                .containsExactly("minimax", "kling", "openai");
        assertThat(shown.path("reports").path(0).path("key_ending").asText()).isEqualTo("wxyz");
        assertThat(shown.path("offered").findValuesAsText("verdict"))
                .containsExactly("ready", "ready", "blocked");
        assertThat(shown.path("offered").findValuesAsText("target"))
                .containsExactly("openai/sora-2", "openai/sora-2", "minimax/minimax-h3");
    }

    @Test
    void showsAnAppNothingOfTheAccounts() {
        deployment.checks.run();

        JsonNode shown = Event.of("GET", "/v1/access").sentTo(deployment.api).json();

        assertThat(fields(shown.path("reports").path(1)))
                .containsExactlyInAnyOrder(
                        "object",
                        "kind",
                        "verdict",
                        "reason",
                        "sentence",
                        "checked_at",
                        "try_again_at");
        assertThat(shown.toString()).doesNotContain("wxyz", "api.openai.com");
    }

    private static List<String> fields(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }

    @Test
    void listsTheHistoryOfOneProvider() {
        deployment.checks.run();
        deployment.checks.others.put("kling", Reason.ACCEPTED_NOT_PROVED);
        deployment.pass(Duration.ofMinutes(1));
        deployment.checks.run();

        assertThat(reasons(Event.of("GET", HISTORY).query("provider", "kling")))
                .containsExactly("accepted_not_proved", "key_invalid");
        assertThat(reasons(Event.of("GET", HISTORY))).containsExactly("ready", "ready");
        Answer unknown =
                Event.of("GET", HISTORY).query("provider", "seedance").sentTo(deployment.api);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.error().get("message").textValue())
                .contains("'openai', 'kling', and 'minimax'");
    }

    private List<String> reasons(Event asked) {
        return asked.sentTo(deployment.api).json().path("data").findValuesAsText("reason");
    }

    private Answer ask(String method, String path) {
        return Event.of(method, path).fromOperator("alice").sentTo(deployment.api);
    }
}

package reelay.accesscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reelay.access.AccessTable;
import reelay.aws.AwsUnavailableException;
import reelay.local.aws.eventbridge.PublishedEvent;
import reelay.video.Json;

/** When the schedule checks, and who hears of it. */
@Timeout(60)
class ScheduledCheckTest {

    private static final AccessTable TABLE = new AccessTable();

    private final DeployedCheck check = new DeployedCheck(TABLE);

    @AfterEach
    void stop() {
        check.close();
    }

    @AfterAll
    static void stopTable() {
        TABLE.close();
    }

    @Test
    void leavesTheScheduleAloneUntilACheckIsDue() throws IOException {
        AccessCheckHandler handler = check.handler(Map.of());
        DeployedCheck.invoke(handler, "{\"scheduled\":true}");
        check.now = check.now.plusSeconds(14 * 60);

        assertThat(DeployedCheck.invoke(handler, "{\"scheduled\":true}"))
                .isEqualTo(
                        "{\"outcome\":\"not_due\",\"due_at\":%d}"
                                .formatted(check.now.plusSeconds(60).getEpochSecond()));
        assertThat(Json.tree(DeployedCheck.invoke(handler, "{}")).has("verdict")).isTrue();
        check.now = check.now.plusSeconds(15 * 60);
        assertThat(Json.tree(DeployedCheck.invoke(handler, "{\"scheduled\":true}")).has("verdict"))
                .isTrue();
        assertThat(check.keptReports()).isEqualTo(3);
    }

    @Test
    void checksForTheScheduleAsSoonAsWhatItWaitsForShouldHaveCome() throws IOException {
        AccessCheckHandler handler = check.handler(Map.of());
        check.provider.willAnswer(
                exchange -> {
                    exchange.getResponseHeaders().set("retry-after", "100");
                    exchange.sendResponseHeaders(429, -1);
                });
        DeployedCheck.invoke(handler, "{\"scheduled\":true}");

        check.now = check.now.plusSeconds(99);
        DeployedCheck.invoke(handler, "{\"scheduled\":true}");
        assertThat(check.keptReports()).isEqualTo(1);
        check.now = check.now.plusSeconds(1);
        DeployedCheck.invoke(handler, "{\"scheduled\":true}");
        assertThat(check.keptReports()).isEqualTo(2);
    }

    @Test
    void tellsOthersOfAChangeAndOfNothingElse() throws IOException {
        AccessCheckHandler handler = check.handler(Map.of());
        DeployedCheck.invoke(handler, "{}");
        DeployedCheck.invoke(handler, "{}");
        check.provider.willAnswer(
                401, "application/json", "{\"error\": {\"code\": \"invalid_api_key\"}}");
        check.now = check.now.plusSeconds(60);
        DeployedCheck.invoke(handler, "{}");

        assertThat(check.events.events())
                .extracting(PublishedEvent::detailType)
                .containsExactly("Access Changed", "Access Changed");
        JsonNode change = check.events.events().getLast().detail();
        assertThat(change.path("verdict_before").asText()).isEqualTo("ready");
        // By this a deployment tells its own news on a bus that others use.
        assertThat(change.path("access_table").asText()).isNotEmpty();
        assertThat(change.path("verdict").asText()).isEqualTo("blocked");
        assertThat(change.path("reason").asText()).isEqualTo("key_invalid");
        assertThat(change.path("checked_at").asLong()).isEqualTo(check.now.getEpochSecond());
    }

    @Test
    void keepsNoReportWhoseChangeCouldNotBeToldSoThatTheNextCheckTellsIt() {
        AccessCheckHandler handler = check.handler(Map.of());
        check.events.close();

        assertThatThrownBy(() -> DeployedCheck.invoke(handler, "{}"))
                .isInstanceOf(AwsUnavailableException.class);
        assertThat(check.keptReports()).isZero();
    }
}

package reelay.access.kept;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reelay.access.AccessTable;
import reelay.access.Milestones;
import reelay.access.Reason;
import reelay.access.Step;
import reelay.access.report.AccessReport;
import reelay.access.report.ChecklistLine;
import reelay.access.report.Finding;
import reelay.video.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AccessReportsTest {

    private static final AccessTable TABLE = new AccessTable();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final AccessReports reports = new AccessReports(TABLE.dynamoDb(), TABLE.name());

    @AfterAll
    static void stop() {
        TABLE.close();
    }

    @Test
    void goesThroughTheHistoryPageByPage() {
        for (int minute = 0; minute < 5; minute++) {
            reports.keep(report(NOON.plusSeconds(60L * minute), Reason.READY), minute == 0);
        }
        reports.keep(report(NOON.plusSeconds(300), Reason.KEY_INVALID), true);

        List<String> seen = new ArrayList<>();
        ReportPage page = reports.page(Optional.empty(), 4);
        page.lines().forEach(line -> seen.add(line.reason() + line.changed()));
        assertThat(page.more()).isTrue();
        page = reports.page(Optional.of(page.lines().getLast().id()), 4);
        page.lines().forEach(line -> seen.add(line.reason() + line.changed()));

        assertThat(page.more()).isFalse();
        assertThat(seen)
                .containsExactly(
                        "key_invalidtrue",
                        "readyfalse",
                        "readyfalse",
                        "readyfalse",
                        "readyfalse",
                        "readytrue");
        assertThat(page.lines())
                .extracting(ReportSummary::object)
                .contains("access.report.summary");
        assertThat(reports.latest()).contains(report(NOON.plusSeconds(300), Reason.KEY_INVALID));
    }

    @Test
    void passesOverAReportThatAnOlderVersionWroteInOtherWords() {
        try (AccessTable other = new AccessTable()) {
            var old = new AccessReports(other.dynamoDb(), other.name());
            other.dynamoDb()
                    .putItem(
                            put ->
                                    put.tableName(other.name())
                                            .item(
                                                    Map.of(
                                                            "account",
                                                            AttributeValue.fromS("default"),
                                                            "checked_at",
                                                            AttributeValue.fromS(
                                                                    "2026-11-22T12:00:00.000Z"),
                                                            "reason",
                                                            AttributeValue.fromS("listed"),
                                                            "report",
                                                            AttributeValue.fromS(
                                                                    "{\"reason\":\"listed\"}"))));

            assertThat(old.latest()).isEmpty();
            assertThat(old.page(Optional.empty(), 1).lines())
                    .extracting(ReportSummary::reason)
                    .containsExactly("listed");
        }
    }

    @Test
    void tellsAChangeByVerdictAndReason() {
        AccessReport ready = report(NOON, Reason.READY);

        assertThat(ready.differsFrom(Optional.empty())).isTrue();
        assertThat(ready.differsFrom(Optional.of(report(NOON.plusSeconds(1), Reason.READY))))
                .isFalse();
        assertThat(ready.differsFrom(Optional.of(report(NOON, Reason.KEY_EXPIRED_SOON)))).isTrue();
    }

    @Test
    void writesAbsentPartsAsNull() throws JsonProcessingException {
        assertThat(Json.tree(Json.text(report(NOON, Reason.READY))))
                .isEqualTo(
                        Json.tree(
                                """
                                {
                                  "object": "access.report", "kind": "openai",
                                  "verdict": "ready",
                                  "reason": "ready",
                                  "sentence": "s",
                                  "checked_at": 1795348800,
                                  "try_again_at": null,
                                  "provider": "video.example",
                                  "models": ["wan-3"],
                                  "standing": [],
                                  "key_ending": null,
                                  "findings": [
                                    {
                                      "check": "key_accepted",
                                      "state": "pass",
                                      "reason": null,
                                      "sentence": "s",
                                      "inferred": true,
                                      "evidence": null,
                                      "advice": [{"text": "t", "link": null}],
                                      "link": null,
                                      "try_again_at": null
                                    }
                                  ],
                                  "steps": [],
                                  "checklist": [
                                    {
                                      "name": "billing_active",
                                      "text": "Billing active",
                                      "state": "unknown",
                                      "sentence": "s"
                                    }
                                  ],
                                  "support_message": null,
                                  "milestones": {
                                    "verified_at": "2026-11-22T12:00:00Z",
                                    "tier_upgraded_at": null,
                                    "access_requested_at": null,
                                    "access_granted_at": null,
                                    "key_created_at": null
                                  }
                                }
                                """));
    }

    @Test
    void keepsTheReportsAboutEachKindOfProviderApart() {
        Instant at = Instant.parse("2031-01-01T00:00:00Z");
        reports.keep(report("kling", at, Reason.KEY_INVALID), true);
        reports.keep(report("minimax", at, Reason.READY), true);

        assertThat(reports.of("kling").latest())
                .map(AccessReport::reason)
                .hasValue(Reason.KEY_INVALID);
        assertThat(reports.of("kling").page(Optional.empty(), 5).lines()).hasSize(1);
        assertThat(reports.latest()).map(AccessReport::checkedAt).isNotEqualTo(Optional.of(at));
        assertThat(reports.latest(List.of("seedance", "minimax", "kling")))
                .extracting(AccessReport::kind)
                .containsExactly("minimax", "kling");
    }

    private static AccessReport report(Instant at, Reason reason) {
        return report("openai", at, reason);
    }

    private static AccessReport report(String kind, Instant at, Reason reason) {
        return new AccessReport(
                kind,
                reason.verdict(),
                reason,
                "s",
                at,
                null,
                "video.example",
                List.of("wan-3"),
                List.of(),
                null,
                List.of(
                        Finding.pass("key_accepted", null, "s")
                                .inferredFromSigns()
                                .advising(List.of(Step.of("t")))),
                List.of(),
                List.of(
                        new ChecklistLine(
                                "billing_active",
                                "Billing active",
                                ChecklistLine.State.UNKNOWN,
                                "s")),
                null,
                new Milestones(NOON, null, null, null, null));
    }
}

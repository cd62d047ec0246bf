package reelay.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.access.Reason;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.video.Hold;
import reelay.video.VideoId;

/** The five routes about the provider account. */
class AccessRoutesTest {

    private final Deployment deployment = Deployment.start();

    @BeforeEach
    void waitUntilACheckIsAllowed() {
        deployment.pass(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        deployment.close();
    }

    @Test
    void knowsNothingBeforeTheFirstCheckAndSaysWhatToDo() {
        Answer answer = get("/v1/access");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().get("code").textValue()).isEqualTo("no_report");
        assertThat(answer.error().get("message").textValue()).contains("POST /v1/access/checks");
        assertThat(get("/v1/access/history").json().get("data")).isEmpty();
    }

    @Test
    void checksNowAndShowsTheReportAgain() {
        Answer checked = post();

        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.json().get("object").textValue()).isEqualTo("access.report");
        assertThat(checked.json().get("verdict").textValue()).isEqualTo("ready");
        assertThat(checked.json().get("checked_at").longValue())
                .isEqualTo(deployment.now().getEpochSecond());
        assertThat(get("/v1/access").json()).isEqualTo(checked.json());
    }

    @Test
    void showsAnOwnerItsOwnVideosThatWait() {
        String mine = Event.post("{\"prompt\":\"a cat\"}").sentTo(deployment.api).id();
        String others =
                Event.post("{\"prompt\":\"a dog\"}").from("bob").sentTo(deployment.api).id();
        hold(mine);
        hold(others);

        JsonNode held = post().json().get("held");

        assertThat(held).hasSize(1);
        assertThat(held.get(0).get("id").textValue()).isEqualTo(mine);
        assertThat(held.get(0).get("reason").textValue()).isEqualTo("verification_propagating");
        assertThat(held.get(0).get("message").textValue()).isEqualTo("Just verified.");
        assertThat(held.get(0).get("held_since").longValue())
                .isEqualTo(deployment.now().getEpochSecond());
        assertThat(held.get(0).get("try_again_at").longValue())
                .isEqualTo(deployment.now().getEpochSecond() + 900);
    }

    @Test
    void tellsWhoeverLooksAtAHeldVideoWhyItIsQueued() {
        String id = Event.post("{\"prompt\":\"a cat\"}").sentTo(deployment.api).id();
        assertThat(get("/v1/videos/" + id).header("reelay-held")).isNull();
        hold(id);

        Answer answer = get("/v1/videos/" + id);

        assertThat(answer.header("reelay-held")).isEqualTo("verification_propagating");
        assertThat(answer.json().get("status").textValue()).isEqualTo("queued");
        assertThat(answer.json()).hasSize(13);
    }

    @Test
    void checksAtMostOnceInThirtySeconds() {
        post();
        deployment.pass(Duration.ofSeconds(12));

        Answer again = post();
        assertThat(again.status()).isEqualTo(429);
        assertThat(again.error().get("code").textValue()).isEqualTo("checked_recently");
        assertThat(again.header("retry-after")).isEqualTo("18");

        deployment.pass(Duration.ofSeconds(18));
        assertThat(post().status()).isEqualTo(200);
        assertThat(deployment.checks.runs).hasValue(2);
    }

    @Test
    void letsOneOfManyAtTheSameMomentCheck() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Answer>> answers =
                    IntStream.range(0, 8).mapToObj(_ -> threads.submit(this::post)).toList();
            int checked = 0;
            for (Future<Answer> answer : answers) {
                checked += answer.get().status() == 200 ? 1 : 0;
            }
            assertThat(checked).isEqualTo(1);
        }
        assertThat(deployment.checks.runs).hasValue(1);
    }

    @Test
    void saysWhenACheckTakesTooLongOrBreaks() {
        deployment.checks.instead = new AccessChecks.Run.StillRunning();
        assertThat(post().error().get("code").textValue()).isEqualTo("check_unfinished");

        deployment.pass(Duration.ofSeconds(30));
        deployment.checks.instead =
                new AccessChecks.Run.Broken(new IllegalStateException("as told"));
        Answer broken = post();
        assertThat(broken.status()).isEqualTo(503);
        assertThat(broken.error().get("code").textValue()).isEqualTo("check_broken");
        assertThat(broken.header("x-should-retry")).isEqualTo("false");
    }

    @Test
    void saysWhenToComeBackWhileTheCheckIsNotReady() {
        deployment.checks.instead =
                new AccessChecks.Run.NotReady(new IllegalStateException("asleep"));

        Answer asleep = post();
        assertThat(asleep.status()).isEqualTo(503);
        assertThat(asleep.error().get("code").textValue()).isEqualTo("service_unavailable");
        assertThat(Integer.parseInt(asleep.header("retry-after"))).isPositive();
    }

    @Test
    void pagesThroughTheHistoryNewestFirst() {
        for (Reason reason : List.of(Reason.READY, Reason.KEY_INVALID, Reason.KEY_INVALID)) {
            deployment.checks.reason = reason;
            post();
            deployment.pass(Duration.ofMinutes(15));
        }

        JsonNode first =
                Event.of("GET", "/v1/access/history")
                        .query("limit", "2")
                        .sentTo(deployment.api)
                        .json();
        JsonNode second =
                Event.of("GET", "/v1/access/history")
                        .query("limit", "2")
                        .query("after", first.get("last_id").textValue())
                        .sentTo(deployment.api)
                        .json();

        assertThat(first.get("data").findValuesAsText("reason"))
                .containsExactly("key_invalid", "key_invalid");
        assertThat(first.get("data").findValuesAsText("changed")).containsExactly("false", "true");
        assertThat(first.get("has_more").booleanValue()).isTrue();
        assertThat(second.get("data").findValuesAsText("reason")).containsExactly("ready");
        assertThat(second.get("has_more").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 101", "limit, many", "after, yesterday"})
    void refusesAPageThatThereIsNot(String parameter, String value) {
        Answer answer =
                Event.of("GET", "/v1/access/history")
                        .query(parameter, value)
                        .sentTo(deployment.api);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("param").textValue()).isEqualTo(parameter);
    }

    @Test
    void setsTheNamedMilestonesTakesAwayNullsAndKeepsTheOthers() {
        put(
                "{\"verified_at\":\"2026-11-22T10:00:00Z\",\"key_created_at\":\"2026-11-01T00:00:00Z\"}");

        Answer answer =
                put("{\"key_created_at\":null,\"tier_upgraded_at\":\"2026-11-22T12:30:00+01:00\"}");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode kept = ((ObjectNode) answer.json().deepCopy()).without("report");
        assertThat(kept.toString())
                .isEqualTo(
                        "{\"object\":\"access.milestones\",\"verified_at\":\"2026-11-22T10:00:00Z\","
                                + "\"tier_upgraded_at\":\"2026-11-22T11:30:00Z\",\"access_requested_at\":null,"
                                + "\"access_granted_at\":null,\"key_created_at\":null}");
        assertThat(get("/v1/access/milestones").json()).isEqualTo(kept);
    }

    @Test
    void judgesMilestonesAtOnceAndAnswersTheReportThatFollows() {
        String id = Event.post("{\"prompt\":\"a cat\"}").sentTo(deployment.api).id();
        hold(id);
        deployment.checks.reason = Reason.VERIFICATION_PROPAGATING;

        JsonNode report = put("{\"verified_at\":\"2026-11-22T10:00:00Z\"}").json().get("report");

        assertThat(report.get("object").textValue()).isEqualTo("access.report");
        assertThat(report.get("verdict").textValue()).isEqualTo("propagating");
        assertThat(report.get("held").findValuesAsText("id")).containsExactly(id);
        assertThat(get("/v1/access").json()).isEqualTo(report);
    }

    @Test
    void keepsMilestonesThoughTheyCannotBeJudgedYet() {
        deployment.checks.instead = new AccessChecks.Run.StillRunning();

        Answer answer = put("{\"verified_at\":\"2026-11-22T10:00:00Z\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("report").isNull()).isTrue();
        assertThat(get("/v1/access/milestones").json().get("verified_at").textValue())
                .isEqualTo("2026-11-22T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verifed_at | {\"verifed_at\":\"2026-11-22T10:00:00Z\"} | unknown_parameter",
                "verified_at | {\"verified_at\":\"2026-11-22 10:00\"} | invalid_value",
                "verified_at | {\"verified_at\":\"2026-11-22T10:00:00\"} | invalid_value",
                "verified_at | {\"verified_at\":\"2026-11-22T13:00:00Z\"} | invalid_value",
                "verified_at | {\"verified_at\":1795348800} | invalid_type",
                "access_granted_at | {\"access_requested_at\":\"2026-11-21T10:00:00Z\","
                        + "\"access_granted_at\":\"2026-11-20T10:00:00Z\"} | invalid_value"
            })
    void refusesMilestonesThatCannotBeRightAndChangesNothing(
            String param, String body, String code) {
        Answer answer = put(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("code").textValue()).isEqualTo(code);
        assertThat(answer.error().get("param").textValue()).isEqualTo(param);
        assertThat(get("/v1/access/milestones").json().get("verified_at").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "\"verified_at\""})
    void refusesMilestonesThatAreNoJsonObject(String body) {
        Answer answer = put(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("code").textValue()).isEqualTo("malformed_body");
    }

    @Test
    void takesMilestonesAsJsonOnly() {
        assertThat(
                        Event.of("PUT", "/v1/access/milestones")
                                .fromOperator("alice")
                                .header("content-type", "text/plain")
                                .text("{}")
                                .sentTo(deployment.api)
                                .status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/access",
        "GET, /v1/access/history",
        "POST, /v1/access/checks",
        "GET, /v1/access/milestones",
        "PUT, /v1/access/milestones"
    })
    void answersNobodyWithoutAKey(String method, String path) {
        assertThat(Event.ofNobody(method, path).sentTo(deployment.api).status()).isEqualTo(401);
        assertThat(deployment.checks.runs).hasValue(0);
    }

    @Test
    void showsAnAppWhetherVideosCanBeMadeAndNothingOfTheAccount() {
        String mine = Event.post("{\"prompt\":\"a cat\"}").sentTo(deployment.api).id();
        deployment
                .catalog
                .submits()
                .recordHold(
                        new VideoId(mine),
                        new Hold(
                                "organization_unverified",
                                "Organization org-Ab12Cd34 must be verified; your key"
                                        + " sk-proj-abcd1234.",
                                deployment.now(),
                                deployment.now().plusSeconds(900)));
        JsonNode all = post().json();

        JsonNode seen = Event.of("GET", "/v1/access").sentTo(deployment.api).json();

        assertThat(all.get("operator").booleanValue()).isTrue();
        assertThat(all.get("held").get(0).get("message").textValue()).contains("org-Ab12Cd34");
        assertThat(seen.propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "object",
                        "verdict",
                        "reason",
                        "sentence",
                        "checked_at",
                        "try_again_at",
                        "operator",
                        "held");
        assertThat(seen.get("operator").booleanValue()).isFalse();
        assertThat(seen.get("verdict")).isEqualTo(all.get("verdict"));
        assertThat(seen.get("held").get(0).get("message").textValue())
                .isEqualTo("Organization org-... must be verified; your key sk-....");
        assertThat(Event.of("GET", "/v1/access/history").sentTo(deployment.api).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/access/checks",
        "GET, /v1/access/milestones",
        "PUT, /v1/access/milestones"
    })
    void leavesTheAccountToOperators(String method, String path) {
        Answer answer =
                Event.of(method, path)
                        .from("bob")
                        .header("content-type", "application/json")
                        .text("{\"verified_at\":\"2026-11-22T10:00:00Z\"}")
                        .sentTo(deployment.api);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error().get("code").textValue()).isEqualTo("operator_required");
        assertThat(answer.error().get("message").textValue())
                .contains("'bob'", "\"operator\": true", "secret");
        assertThat(deployment.checks.runs).hasValue(0);
        assertThat(get("/v1/access/milestones").json().get("verified_at").isNull()).isTrue();
    }

    private void hold(String id) {
        deployment
                .catalog
                .submits()
                .recordHold(
                        new VideoId(id),
                        new Hold(
                                "verification_propagating",
                                "Just verified.",
                                deployment.now(),
                                deployment.now().plusSeconds(900)));
    }

    private Answer get(String path) {
        return Event.of("GET", path).fromOperator("alice").sentTo(deployment.api);
    }

    private Answer post() {
        return Event.of("POST", "/v1/access/checks").fromOperator("alice").sentTo(deployment.api);
    }

    private Answer put(String body) {
        return Event.of("PUT", "/v1/access/milestones")
                .fromOperator("alice")
                .header("content-type", "application/json")
                .text(body)
                .sentTo(deployment.api);
    }
}

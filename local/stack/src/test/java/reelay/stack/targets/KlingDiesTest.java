package reelay.stack.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.simulator.account.Account;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.stack.faults.FaultPlan;
import reelay.stack.faults.Quiet;
import reelay.stack.faults.World;
import reelay.stack.faults.plan.Mishap;
import reelay.stack.faults.plan.Wish;
import reelay.stack.faults.process.Processes;
import reelay.video.Json;

/**
 * {@code sora-2} is made by Kling, and by Seedance where Kling certainly does not. Kling's
 * simulator is killed at any point: before it took a job the other one is asked, afterwards nobody
 * is.
 */
@ResourceLock(Resources.SYSTEM_OUT)
class KlingDiesTest {

    private static final World.Plan PLAN =
            World.Plan.read(
                    new World.Limits(
                            Duration.ofMinutes(50), Duration.ofMinutes(30), Duration.ofMinutes(15)),
                    Map.of(
                            "Providers",
                            "kling,seedance",
                            "ProviderUrls",
                            "kling=https://kling.test,seedance=https://seedance.test",
                            "VideoModels",
                            "sora-2=kling/kling-3.0|seedance/seedance-2.5"));

    private static final Instant FOR_GOOD = Instant.MAX;

    private Optional<World<TwoSimulators>> made = Optional.empty();

    @AfterEach
    void close() {
        made.ifPresent(
                world -> {
                    world.functions().close();
                    world.provider.close();
                });
    }

    @Test
    void makesTheVideoWhileItLives() {
        JsonNode video = live(FaultPlan.NONE, _ -> {});

        assertThat(video.path("status").asText()).as("%s", video).isEqualTo("completed");
        assertThat(video.has("tried")).isFalse();
        assertPaid(1, 0);
    }

    @Test
    void isReplacedWhenItWasNeverReached() {
        JsonNode video = live(dead(World.START, FOR_GOOD), _ -> {});

        assertThat(video.path("status").asText()).as("%s", video).isEqualTo("completed");
        assertThat(video.at("/tried/0/target").asText()).isEqualTo("kling/kling-3.0");
        assertThat(video.at("/tried/0/code").asText()).isEqualTo("unreachable");
        assertThat(item().at("/provider/S").asText()).isEqualTo("seedance");
        assertPaid(0, 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Account.class,
            names = {"CREDIT_EXHAUSTED", "KEY_INVALID", "MODEL_FORBIDDEN"})
    void isReplacedWhenItsAccountCertainlyGetsNothing(Account account) {
        JsonNode video = live(FaultPlan.NONE, both -> both.kling.accounts().play(account));

        assertThat(video.path("status").asText()).as("%s", video).isEqualTo("completed");
        assertThat(video.at("/tried/0/target").asText()).isEqualTo("kling/kling-3.0");
        assertPaid(0, 1);
    }

    @Test
    void isNotReplacedForWhatItRefusesToDraw() {
        JsonNode video =
                live(
                        FaultPlan.NONE,
                        both ->
                                both.kling
                                        .faults()
                                        .add(Fault.of(FaultKind.REFUSED_AS).with("flagged")));

        assertThat(video.at("/error/code").asText())
                .as("%s", video)
                .isEqualTo("moderation_blocked");
        assertPaid(0, 0);
    }

    @Test
    void finishesAfterItsReturnWhatItHadTakenWhenItDied() {
        JsonNode video =
                live(dead(World.START.plusSeconds(60), World.START.plusSeconds(900)), _ -> {});

        assertThat(video.path("status").asText()).as("%s", video).isEqualTo("completed");
        assertThat(video.has("tried")).isFalse();
        assertThat(item().at("/provider/S").asText()).isEqualTo("kling");
        assertPaid(1, 0);
    }

    @Test
    void isFoundToHaveTheJobWhoseAnswerDiedWithIt() {
        JsonNode video = live(answerLostAndDeadUntil(World.START.plusSeconds(1200)), _ -> {});

        assertThat(video.path("status").asText()).as("%s", video).isEqualTo("completed");
        assertThat(item().at("/provider/S").asText()).isEqualTo("kling");
        assertPaid(1, 0);
    }

    @Test
    void isToldToBeAwayWhenItNeverReturnsWithTheJob() {
        JsonNode video = live(dead(World.START.plusSeconds(60), FOR_GOOD), _ -> {});

        assertThat(video.path("status").asText()).as("%s", video).isEqualTo("failed");
        assertThat(video.at("/error/code").asText()).as("%s", video).isEqualTo("deadline_exceeded");
        assertPaid(1, 0);
    }

    @Test
    void leavesItUnclearWhenItNeverReturnsWithTheAnswer() {
        JsonNode video = live(answerLostAndDeadUntil(FOR_GOOD), _ -> {});

        assertThat(video.path("status").asText()).as("%s", video).isEqualTo("failed");
        assertThat(video.at("/error/code").asText()).as("%s", video).isEqualTo("submit_unclear");
        assertPaid(1, 0);
    }

    /** One video, from the request to its end, as the API shows it then. */
    private JsonNode live(FaultPlan faults, Consumer<TwoSimulators> before) {
        Wish wish = new Wish("alice", "a paper boat at dusk", false, true, Duration.ZERO);
        World<TwoSimulators> world =
                new World<>(
                        PLAN,
                        new World.Cast(List.of(wish), Duration.ZERO, "sk-simulator"),
                        faults,
                        1,
                        new Processes(),
                        TwoSimulators::new);
        made = Optional.of(world);
        before.accept(world.provider);
        try (Quiet _ = new Quiet()) {
            world.live();
            return shown(world);
        }
    }

    private static JsonNode shown(World<TwoSimulators> world) {
        ObjectNode event =
                Json.object()
                        .put("rawPath", "/v1/videos/" + world.apps.getFirst().id().orElseThrow())
                        .put("isBase64Encoded", false);
        event.putObject("headers").put("accept", "application/json");
        ObjectNode context = event.putObject("requestContext");
        context.put("requestId", "request").put("stage", "$default");
        context.putObject("http").put("method", "GET");
        context.putObject("authorizer").putObject("lambda").put("owner", "alice");
        try {
            return Json.tree(world.functions().run("ApiFunction", event).path("body").asText());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode item() {
        return made.orElseThrow().items.all().values().iterator().next();
    }

    private void assertPaid(int kling, int seedance) {
        TwoSimulators both = made.orElseThrow().provider;
        assertThat(both.kling.jobsCreated()).isEqualTo(kling);
        assertThat(both.seedance.jobsCreated()).isEqualTo(seedance);
        assertThat(made.orElseThrow().functions().escaped())
                .allMatch(name -> name.startsWith("reelay."));
    }

    private static FaultPlan dead(Instant from, Instant until) {
        return (point, now) ->
                point.call().startsWith("Kling.") && !now.isBefore(from) && now.isBefore(until)
                        ? Optional.of(Mishap.REFUSED)
                        : Optional.empty();
    }

    private static FaultPlan answerLostAndDeadUntil(Instant until) {
        FaultPlan dead = dead(World.START, until);
        return (point, now) ->
                point.call().equals("Kling.submit") && point.invocation() == 1
                        ? Optional.of(Mishap.ANSWER_LOST)
                        : dead.at(point, now);
    }
}

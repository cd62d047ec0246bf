package reelay.stack.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reelay.video.Json;

/** The scenarios take every way there is. */
class ScenariosCoverTheStateMachineTest {

    @Test
    void everyScenarioHasANameOfItsOwn() {
        assertThat(Scenarios.all())
                .hasSizeGreaterThanOrEqualTo(40)
                .extracting(Scenario::name)
                .doesNotHaveDuplicates();
    }

    /** Where only a few are run, each state that calls a step is entered all the same. */
    @Test
    void fewOfThemTakeEveryStep() {
        assertThat(Scenarios.few().stream().flatMap(scenario -> scenario.states().stream()))
                .contains("Submit", "Poll", "Store", "RecordFailure", "Announce", "Settle");
    }

    @Test
    void everyTransitionIsTakenAndNoOtherExpected() throws IOException {
        Set<String> taken = new TreeSet<>();
        for (Scenario scenario : Scenarios.all()) {
            List<String> states = scenario.states();
            for (int i = 1; i < states.size(); i++) {
                taken.add(states.get(i - 1) + " -> " + states.get(i));
            }
        }

        assertThat(taken).isEqualTo(transitions());
    }

    private static Set<String> transitions() throws IOException {
        String file = Files.readString(ScenarioRun.PROJECT.resolve("statemachine/video.asl.json"));
        Set<String> transitions = new TreeSet<>();
        for (Map.Entry<String, JsonNode> state : Json.tree(file).path("States").properties()) {
            Stream.concat(
                            state.getValue().findValues("Next").stream(),
                            state.getValue().findValues("Default").stream())
                    .forEach(next -> transitions.add(state.getKey() + " -> " + next.asText()));
        }
        return transitions;
    }
}

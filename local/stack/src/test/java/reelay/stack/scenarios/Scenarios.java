package reelay.stack.scenarios;

import java.util.List;
import java.util.stream.Stream;
import reelay.stack.scenarios.path.EndScenarios;
import reelay.stack.scenarios.path.PollScenarios;
import reelay.stack.scenarios.path.RealScenarios;
import reelay.stack.scenarios.path.StoreScenarios;
import reelay.stack.scenarios.path.SubmitScenarios;

/** All paths. */
final class Scenarios {

    /** System property with a part of a name: only scenarios that have it are run. */
    private static final String CHOICE = "scenario";

    private Scenarios() {}

    static List<Scenario> all() {
        return Stream.of(
                        SubmitScenarios.all(),
                        PollScenarios.all(),
                        StoreScenarios.all(),
                        EndScenarios.all(),
                        RealScenarios.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Those that were asked for; all unless some were. */
    static List<Scenario> chosen() {
        String part = System.getProperty(CHOICE, "");
        List<Scenario> chosen =
                all().stream().filter(scenario -> scenario.name().contains(part)).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "no scenario has \"" + part + "\" in its name; -D" + CHOICE + " chooses some");
        }
        return chosen;
    }
}

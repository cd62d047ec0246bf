package reelay.stack.scenarios;

import java.util.List;
import java.util.Set;
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

    /** One for each step and each way to end. */
    private static final Set<String> FEW =
            Set.of(
                    "makes a video that is finished at the first look",
                    "keeps asking while the provider works",
                    "submits again when the provider was busy",
                    "records what the provider refuses",
                    "records a job that failed",
                    "records an outcome of Poll that it does not know",
                    "does nothing for a video that was deleted before Submit",
                    "stops in the middle when it is stopped by hand",
                    "really makes a video");

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

    /** A few, where each takes its time. */
    static List<Scenario> few() {
        List<Scenario> few =
                all().stream().filter(scenario -> FEW.contains(scenario.name())).toList();
        if (few.size() < FEW.size()) {
            throw new IllegalStateException("a scenario of " + FEW + " has another name by now");
        }
        return few;
    }

    /** Whether some were asked for. */
    static boolean someAreAskedFor() {
        return System.getProperty(CHOICE) != null;
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

package reelay.stack.roles;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import reelay.local.aws.iam.Grant;
import reelay.stack.Stack;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;

/**
 * What all journeys have shown.
 *
 * @param failed the journeys that came to another outcome, and how
 * @param denials what roles were denied
 * @param used the grants that requests stood on
 */
record JourneysTaken(Map<String, Throwable> failed, Set<String> denials, Set<Grant> used) {

    /**
     * Starts a deployment whose videos are kept and one whose videos end, and takes all journeys
     * through them at once.
     *
     * @param project folder of the template
     * @param data an empty folder
     */
    static JourneysTaken travelled(Path project, Path data, Duration patience) {
        Map<String, Throwable> failed = new TreeMap<>();
        Set<String> denials = new HashSet<>();
        Set<Grant> used = new HashSet<>();
        for (boolean videosEnd : new boolean[] {false, true}) {
            Path own = data.resolve(videosEnd ? "ending" : "kept");
            try (Stack stack = start(project, own, videosEnd)) {
                failed.putAll(travel(Trip.on(stack, own, patience), videosEnd));
                denials.addAll(stack.iam().denials());
                used.addAll(stack.iam().used());
            }
        }
        return new JourneysTaken(failed, denials, used);
    }

    private static Stack start(Path project, Path data, boolean videosEnd) {
        return Stack.start(
                StackSettings.of(project, data)
                        .on(Ports.free())
                        .generating(Duration.ofMillis(500))
                        .withParameters(Map.of("RetentionDays", videosEnd ? "1" : "0")));
    }

    private static Map<String, Throwable> travel(Trip trip, boolean videosEnd) {
        Map<String, Throwable> failed = new TreeMap<>();
        Map<String, Future<?>> journeys = new TreeMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Journeys.all().stream()
                    .filter(journey -> journey.videosEnd() == videosEnd)
                    .forEach(
                            journey ->
                                    journeys.put(
                                            journey.name(),
                                            threads.submit(
                                                    () -> {
                                                        journey.way().go(trip);
                                                        return null;
                                                    })));
        }
        journeys.forEach(
                (name, journey) -> {
                    if (journey.state() == Future.State.FAILED) {
                        failed.put(name, journey.exceptionNow());
                    }
                });
        return failed;
    }
}

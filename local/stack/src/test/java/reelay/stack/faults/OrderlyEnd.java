package reelay.stack.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.asl.run.ExecutionStatus;
import reelay.stack.faults.wire.Items;

/** What must be true of every world when it is over, whoever the provider is. */
public final class OrderlyEnd {

    private final World<?> world;
    private final BucketRules rules;
    private final List<String> violations = new ArrayList<>();

    private OrderlyEnd(World<?> world, BucketRules rules) {
        this.world = world;
        this.rules = rules;
    }

    /** Everything that is not as it must be; empty when all is well. */
    public static List<String> violations(World<?> world, BucketRules rules) {
        OrderlyEnd end = new OrderlyEnd(world, rules);
        end.allFinal();
        world.items.all().forEach(end::announcedOnce);
        end.violations.addAll(world.items.stepsBack());
        world.apps.forEach(end::theAppWasServed);
        end.nothingIsLeftBehind();
        return end.violations;
    }

    private void allFinal() {
        world.items
                .all()
                .forEach(
                        (id, item) -> {
                            require(Items.isFinal(item), id + " is not final: " + item);
                            require(!item.has("unsettled"), id + " was not settled: " + item);
                        });
        for (Execution execution : world.stepFunctions.executions()) {
            require(
                    execution.status() != ExecutionStatus.RUNNING,
                    execution.name() + " still runs in " + execution.currentState());
        }
    }

    private void announcedOnce(String id, JsonNode item) {
        boolean completed = item.at("/status/S").asText().equals("completed");
        String event = completed ? "Video Completed" : "Video Failed";
        Set<String> told = new HashSet<>();
        for (JsonNode entry : world.events) {
            if (entry.path("Detail").asText().contains(id)) {
                told.add(entry.path("DetailType").asText());
            }
        }
        if (Items.isFinal(item)) {
            // On the way there it may have waited, which is told as well.
            told.remove("Video Held");
            require(told.equals(Set.of(event)), id + " is " + event + ", announced was " + told);
        }
    }

    private void theAppWasServed(App app) {
        violations.addAll(app.complaints());
        app.id().ifPresent(id -> require(world.items.all().containsKey(id), id + " is gone"));
    }

    /** What the template's lifecycle rules remove is not left behind. */
    private void nothingIsLeftBehind() {
        boolean quiet = world.outside.struck().isEmpty();
        require(!quiet || world.s3.openUploads().isEmpty(), "an upload is open without a fault");
        world.simulation.runUntil(world.simulation.now().plus(Duration.ofDays(30)));
        rules.apply(world.s3);
        require(world.s3.openUploads().isEmpty(), "open uploads: " + world.s3.openUploads());
        Set<String> known =
                world.items.all().values().stream()
                        .flatMap(
                                item ->
                                        List.of(
                                                item.at("/reference_key/S").asText(),
                                                item.at("/object_key/S").asText(),
                                                posterKey(item))
                                                .stream())
                        .collect(Collectors.toSet());
        world.s3.objects().keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> violations.add("nobody knows the object " + key));
    }

    /**
     * Of a finished video, whether or not its item names it: a store that died after it put a
     * poster, and could not get one again, leaves it under the one key that every DELETE removes.
     */
    private static String posterKey(JsonNode item) {
        return item.at("/object_key/S").asText().replaceAll("[.][a-z0-9]+$", ".poster");
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            violations.add(otherwise);
        }
    }
}

package reelay.stack.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reelay.emulators.asl.Execution;
import reelay.emulators.asl.ExecutionStatus;
import reelay.video.Sha256;

/** What must be true of a world when it is over, whatever went wrong in it. */
final class Invariants {

    private final World world;
    private final BucketRules rules;
    private final List<String> violations = new ArrayList<>();

    private Invariants(World world, BucketRules rules) {
        this.world = world;
        this.rules = rules;
    }

    /** Everything that is not as it must be; empty when all is well. */
    static List<String> violations(World world, BucketRules rules) {
        Invariants invariants = new Invariants(world, rules);
        invariants.check();
        return invariants.violations;
    }

    private void check() {
        paidAtMostOnce();
        allFinal();
        world.items.all().forEach(this::theEndIsTrue);
        world.items.all().forEach(this::theJobIsItsOwners);
        violations.addAll(world.items.stepsBack());
        world.apps.forEach(this::theAppWasServed);
        nothingIsLeftBehind();
    }

    private void paidAtMostOnce() {
        Map<String, Long> items =
                world.items.all().values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        item -> item.at("/prompt/S").asText(),
                                        Collectors.counting()));
        App.byPrompt(world.apps)
                .forEach(
                        (prompt, wanted) -> {
                            long accepted = items.getOrDefault(prompt, 0L);
                            long paid =
                                    world.provider.paid().stream()
                                            .filter(job -> job.prompt().equals(prompt))
                                            .count();
                            require(
                                    accepted <= wanted,
                                    accepted + " items for " + wanted + " requests");
                            require(
                                    paid <= accepted,
                                    paid + " jobs were paid for " + accepted + " videos");
                        });
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

    private void theEndIsTrue(String id, JsonNode item) {
        String key = "videos/" + item.at("/owner/S").asText() + "/" + id + ".mp4";
        MemoryS3.Stored object = world.s3.objects().get(key);
        boolean completed = item.at("/status/S").asText().equals("completed");
        String event = completed ? "Video Completed" : "Video Failed";
        Set<String> told = new HashSet<>();
        for (JsonNode entry : world.events) {
            if (entry.path("Detail").asText().contains(id)) {
                told.add(entry.path("DetailType").asText());
            }
        }
        if (Items.isFinal(item)) {
            require(told.equals(Set.of(event)), id + " is " + event + ", announced was " + told);
        }
        if (!completed) {
            require(object == null, id + " has an object and is " + item);
            return;
        }
        byte[] made = world.provider.bytes(item.at("/job_id/S").asText());
        require(item.at("/object_key/S").asText().equals(key), id + " has the key of " + item);
        require(object != null && Arrays.equals(object.bytes(), made), id + " has other bytes");
        require(item.at("/bytes/N").asLong() == made.length, id + " has another length");
        require(item.at("/sha256/S").asText().equals(Sha256.hex(made)), id + " has another digest");
        long sameJob =
                world.items.all().values().stream()
                        .filter(other -> other.path("job_id").equals(item.path("job_id")))
                        .count();
        require(sameJob == 1, sameJob + " videos have the job of " + id);
    }

    /** No owner gets what another one asked for, by whatever mistake of a provider's list. */
    private void theJobIsItsOwners(String id, JsonNode item) {
        world.provider.paid().stream()
                .filter(job -> job.id().equals(item.at("/job_id/S").asText()))
                .map(job -> world.items.all().get(job.madeFor()))
                .filter(asker -> asker != null)
                .forEach(
                        asker ->
                                require(
                                        asker.path("owner").equals(item.path("owner")),
                                        id + " has the job of another owner: " + asker));
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
                                                item.at("/object_key/S").asText())
                                                .stream())
                        .collect(Collectors.toSet());
        world.s3.objects().keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> violations.add("nobody knows the object " + key));
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            violations.add(otherwise);
        }
    }
}

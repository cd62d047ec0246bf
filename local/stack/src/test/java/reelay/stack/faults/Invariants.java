package reelay.stack.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reelay.stack.faults.wire.MemoryS3;

/** What must be true of a world when it is over, whatever went wrong in it. */
final class Invariants {

    private final World<MemoryProvider> world;
    private final BucketRules rules;
    private final List<String> violations = new ArrayList<>();

    private Invariants(World<MemoryProvider> world, BucketRules rules) {
        this.world = world;
        this.rules = rules;
    }

    /** Everything that is not as it must be; empty when all is well. */
    static List<String> violations(World<MemoryProvider> world, BucketRules rules) {
        Invariants invariants = new Invariants(world, rules);
        invariants.check();
        return invariants.violations;
    }

    private void check() {
        paidAtMostOnce();
        world.items.all().forEach(this::theEndIsTrue);
        world.items.all().forEach(this::theJobIsItsOwners);
        violations.addAll(OrderlyEnd.violations(world, rules));
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

    private void theEndIsTrue(String id, JsonNode item) {
        String prefix = "videos/" + item.at("/owner/S").asText() + "/" + id + ".";
        String key = prefix + "mp4";
        MemoryS3.Stored object = world.s3.objects().get(key);
        long objects =
                world.s3.objects().keySet().stream()
                        .filter(it -> it.startsWith(prefix) && !it.endsWith(".poster"))
                        .count();
        require(objects <= 1, id + " has " + objects + " objects");
        boolean completed = item.at("/status/S").asText().equals("completed");
        if (!completed) {
            require(object == null, id + " has an object and is " + item);
            return;
        }
        String job = item.at("/job_id/S").asText();
        byte[] made = world.provider.bytes(job);
        require(item.at("/object_key/S").asText().equals(key), id + " has the key of " + item);
        require(object != null && Arrays.equals(object.bytes(), made), id + " has other bytes");
        require(item.at("/bytes/N").asLong() == made.length, id + " has another length");
        require(
                item.at("/sha256/S").asText().equals(world.provider.sha256(job)),
                id + " has another digest");
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

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            violations.add(otherwise);
        }
    }
}

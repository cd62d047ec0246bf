package reelay.stack.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reelay.local.aws.asl.run.Execution;
import reelay.stack.faults.World;
import reelay.stack.faults.wire.MemoryS3;
import reelay.stack.hostile.file.PlayableFile;
import reelay.stack.hostile.way.AtOnce;
import reelay.stack.hostile.way.Attempt;
import reelay.video.Sha256;

/** What must be true of a world with a hostile provider when it is over. */
final class Truths {

    /** "Maximum execution history size", Step Functions developer guide. */
    private static final int MOST_EVENTS = 25_000;

    private final World<? extends Hostile> world;
    private final Hostile provider;
    private final Map<String, JsonNode> items;
    private final List<String> violations = new ArrayList<>();

    private Truths(World<? extends Hostile> world) {
        this.world = world;
        this.provider = world.provider;
        this.items = world.items.all();
    }

    /** Everything that is not as it must be; empty when all is well. */
    static List<String> violations(World<? extends Hostile> world) {
        Truths truths = new Truths(world);
        truths.check();
        return truths.violations;
    }

    private void check() {
        paidOnce();
        items.forEach((id, item) -> check(ending(id, item)));
        violations.addAll(provider.complaints());
        world.functions().escaped().stream()
                .filter(name -> !name.startsWith("reelay."))
                .forEach(name -> violations.add("an exception escaped: " + name));
        world.stepFunctions.executions().forEach(this::historyIsShort);
        nothingPersonalIsTold();
    }

    private void paidOnce() {
        Set<String> paid = new HashSet<>();
        for (HostileJob job : provider.paid()) {
            String video = video(job.videoId());
            require(items.containsKey(video), "paid for nobody: " + job.id());
            require(paid.add(video), "paid twice for " + video);
        }
        Set<String> answered = new HashSet<>();
        for (Attempt attempt : provider.attempts()) {
            require(
                    !answered.contains(attempt.videoId()) || !undisturbed(),
                    "submitted again after a 2xx: " + attempt.videoId());
            if (attempt.goodStatus()) {
                answered.add(attempt.videoId());
            }
        }
    }

    /** The job of a video whose provider gave it none to ask for. */
    private Optional<HostileJob> nameless(String videoId) {
        return provider.paid().stream()
                .filter(it -> it.videoId().equals(videoId) && it.atOnce() == AtOnce.WITHOUT_ID)
                .findFirst();
    }

    /**
     * The video that a submit was for. Where no id of ours goes along it is known by its prompt,
     * which no two videos have there.
     */
    private String video(String madeFor) {
        return items.containsKey(madeFor)
                ? madeFor
                : items.entrySet().stream()
                        .filter(item -> item.getValue().at("/prompt/S").asText().equals(madeFor))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(madeFor);
    }

    private boolean undisturbed() {
        return world.outside.struck().isEmpty();
    }

    private Ending ending(String id, JsonNode item) {
        Optional<HostileJob> job =
                provider.job(item.at("/job_id/S").asText())
                        .or(() -> item.has("job_id") ? nameless(id) : Optional.empty());
        return new Ending(
                id,
                item,
                provider.attempts().stream().filter(it -> video(it.videoId()).equals(id)).toList(),
                job,
                provider.paid().stream().filter(it -> video(it.videoId()).equals(id)).findFirst(),
                items.values().stream()
                        .filter(other -> other.path("prompt").equals(item.path("prompt")))
                        .count(),
                undisturbed());
    }

    private void check(Ending ending) {
        require(
                ending.job().isPresent() || !ending.item().has("job_id"),
                "a job that never was: " + ending.item().path("job_id"));
        ending.job().ifPresent(job -> isOurs(ending, job));
        if (ending.completed()) {
            isWhole(ending);
        } else {
            violations.addAll(TrueWords.lies(provider.manners(), ending));
        }
    }

    private void isOurs(Ending ending, HostileJob job) {
        String owner = items.get(video(job.videoId())).at("/owner/S").asText();
        require(owner.equals(ending.owner()), "the video of another owner: " + job.id());
        require(
                items.get(video(job.videoId())).path("prompt").equals(ending.item().path("prompt")),
                "the video of another prompt: " + job.id());
        long same =
                items.values().stream()
                        .filter(other -> other.path("job_id").equals(ending.item().path("job_id")))
                        .count();
        require(same == 1, "one job for several videos: " + job.id());
    }

    private void isWhole(Ending ending) {
        String key = ending.item().at("/object_key/S").asText();
        require(
                key.startsWith("videos/" + ending.owner() + "/" + ending.id() + "."),
                "another key: " + key);
        MemoryS3.Stored object = world.s3.objects().get(key);
        if (object == null || ending.job().isEmpty()) {
            violations.add("completed without a video");
            return;
        }
        byte[] made = ending.job().get().file();
        require(Arrays.equals(object.bytes(), made), "other bytes than were served");
        require(PlayableFile.is(object.bytes()), "completed with what nobody can play");
        require(ending.item().at("/sha256/S").asText().equals(Sha256.hex(made)), "another digest");
        require(ending.item().at("/bytes/N").asLong() == made.length, "another length");
        require(
                key.endsWith("." + ending.job().get().kind().suffix()),
                "another suffix for " + ending.job().get().kind() + ": " + key);
    }

    private void historyIsShort(Execution execution) {
        require(execution.history().size() < MOST_EVENTS, "too long a history");
    }

    private void nothingPersonalIsTold() {
        for (JsonNode item : items.values()) {
            ObjectNode rest = item.deepCopy();
            rest.remove(List.of("prompt", "result_link"));
            personal(rest.toString(), "an item");
        }
        world.events.forEach(event -> personal(event.toString(), "an event"));
        for (Execution execution : world.stepFunctions.executions()) {
            execution.history().forEach(event -> personal(String.valueOf(event), "the history"));
        }
    }

    private void personal(String text, String where) {
        Personal.in(text).ifPresent(what -> violations.add(what + " in " + where + ": " + text));
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            violations.add(otherwise);
        }
    }
}

package reelay.stack.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.stack.scenarios.Scenario.named;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import reelay.video.Json;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps a release for {@link ReleasesWorkTogetherTest}: {@code -Dreelay.release=2026-12-24} writes
 * the folder of that name, of what the real functions are told, answer and write while they make
 * videos.
 */
@EnabledIfSystemProperty(named = "reelay.release", matches = "[0-9-]+")
class RecordsAReleaseTest {

    private static final String MADE = "two friends hug at sunset";

    /** The first leads to a video; of each outcome the first is kept. */
    private static final List<String> PROMPTS =
            List.of(
                    MADE,
                    "too many at once [fault:rate_limited=1]",
                    "something forbidden [fault:moderation]",
                    "a wrong key [fault:unauthorized]");

    /** Outcomes that no prompt leads to. */
    private static final List<String> OTHERS =
            List.of(
                    "Submit held",
                    "Submit already_final",
                    "Poll running",
                    "Poll already_final",
                    "Store not_yet",
                    "Store failed",
                    "Store already_final");

    private final ObjectNode steps = Json.object();
    private final ObjectNode items = Json.object();

    @Test
    void writesWhatItsStepsAnswerAndLeave() throws IOException {
        try (Engine engine = new VirtualEngine()) {
            engine.steps().show(new Recorder(engine));
            for (String prompt : PROMPTS) {
                ScenarioRun.start(engine, named(prompt).prompt(prompt)).end();
            }
        }
        for (String other : OTHERS) {
            String[] words = other.split(" ", -1);
            var answer = (StepAnswer.Returned) ReleasesWorkTogetherTest.today(words[0], words[1]);
            call(words[0], words[1], "{\"video_id\":\"${video}\"}", answer.json());
        }
        Path folder = EarlierRelease.folder(System.getProperty("reelay.release"));
        Files.createDirectories(folder);
        Files.copy(
                ScenarioRun.PROJECT.resolve("statemachine/video.asl.json"),
                folder.resolve("video.asl.json"));
        write(folder.resolve("steps.json"), steps);
        write(folder.resolve("items.json"), items);
        assertThat(items.properties()).hasSize(5);
    }

    private static void write(Path file, JsonNode document) throws IOException {
        Files.writeString(
                file,
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document)
                        + "\n");
    }

    private ObjectNode call(String step, String when, String told, String answer)
            throws IOException {
        ObjectNode call = Json.object().put("when", when);
        call.set("told", Json.tree(told));
        call.set("answers", Json.tree(answer));
        call.putObject("sets");
        call.putArray("removes");
        steps.withArray(step).add(call);
        return call;
    }

    /** Compares the item before each step with the one after it. */
    private final class Recorder implements ScriptedSteps.Witness {

        private final Engine engine;
        private final Map<String, Map<String, AttributeValue>> before = new ConcurrentHashMap<>();

        Recorder(Engine engine) {
            this.engine = engine;
        }

        @Override
        public void told(String video) {
            before.put(video, engine.items().read(new VideoId(video)));
        }

        @Override
        public synchronized void answered(String step, String video, String told, String answer) {
            try {
                record(step, video, told, answer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void record(String step, String video, String told, String answer)
                throws IOException {
            var now = engine.items().read(new VideoId(video));
            String job =
                    Optional.ofNullable(now.get("job_id")).map(AttributeValue::s).orElse("${job}");
            JsonNode earlier = placeholders(attributes(before.get(video)), video, job);
            JsonNode later = placeholders(attributes(now), video, job);
            if (now.get("prompt").s().equals(MADE)) {
                String name =
                        Map.of("Submit", "queued", "Poll", "has a job", "Store", "was polled")
                                .get(step);
                items.set(name, earlier);
                items.set("completed", later);
            }
            String outcome = Json.tree(answer).path("outcome").asText();
            if (outcome.equals("busy")) {
                items.set("waits for a busy provider", later);
            }
            if (seen(step, outcome)) {
                return;
            }
            ObjectNode call =
                    call(
                            step,
                            outcome,
                            told.replace(video, "${video}"),
                            Json.text(placeholders(Json.tree(answer), video, job)));
            for (Map.Entry<String, JsonNode> attribute : later.properties()) {
                if (!attribute.getValue().equals(earlier.get(attribute.getKey()))) {
                    ((ObjectNode) call.get("sets")).set(attribute.getKey(), attribute.getValue());
                }
            }
            earlier.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(name -> !later.has(name))
                    .forEach(call.withArray("removes")::add);
        }

        private boolean seen(String step, String outcome) {
            return steps.path(step)
                    .valueStream()
                    .anyMatch(call -> call.path("when").asText().equals(outcome));
        }
    }

    private static JsonNode placeholders(JsonNode document, String video, String job)
            throws IOException {
        return Json.tree(
                Json.text(document)
                        .replace(video, "${video}")
                        .replace(job, "${job}")
                        .replaceAll("\"\\d{13}#", "\"\\${now}000#")
                        .replaceAll("\\{\"N\":\"\\d{10}\"}", "{\"N\":\"\\${now}\"}"));
    }

    private static ObjectNode attributes(Map<String, AttributeValue> item) {
        ObjectNode all = Json.object();
        new TreeMap<>(item).forEach((name, value) -> all.set(name, attribute(value)));
        return all;
    }

    private static ObjectNode attribute(AttributeValue value) {
        return switch (value.type()) {
            case S -> Json.object().put("S", value.s());
            case N -> Json.object().put("N", value.n());
            case BOOL -> Json.object().put("BOOL", value.bool());
            case M -> Json.object().set("M", attributes(value.m()));
            case SS, NS, BS, B, L, NUL, UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalArgumentException("no attribute of ours: " + value);
        };
    }
}

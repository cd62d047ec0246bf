package reelay.emulators.provider;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.emulators.provider.fault.FaultKind;
import reelay.emulators.provider.wire.Answer;

/** A job as clients see it; all 13 keys are always there. */
final class VideoBody {

    private final SimulatorSettings settings;

    VideoBody(SimulatorSettings settings) {
        this.settings = settings;
    }

    /** The answer for one video, with the time of the next look while it is not finished. */
    Answer answer(Job job) {
        Instant now = settings.clock().instant();
        Answer.Whole answer = Answer.json(of(job, now));
        if (JobState.of(job, now).phase().isTerminal()) {
            return answer;
        }
        return answer.with("openai-poll-after-ms", Long.toString(settings.pollAfter().toMillis()));
    }

    ObjectNode of(Job job, Instant now) {
        JobState state = JobState.of(job, now);
        Duration lifetime = settings.linkLifetime();
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", job.id())
                        .put("object", "video")
                        .put("model", job.model())
                        .put("status", state.word())
                        .put("progress", state.progress())
                        .put("created_at", job.created().getEpochSecond())
                        .put("completed_at", seconds(state.completedAt()))
                        .put("expires_at", seconds(state.completedAt().map(t -> t.plus(lifetime))))
                        .put("prompt", job.prompt())
                        .put("size", job.size())
                        .put("seconds", job.seconds())
                        .put("remixed_from_video_id", job.remixedFrom())
                        .putNull("error");
        if (state.phase() == JobState.Phase.FAILED) {
            boolean moderation = job.has(FaultKind.MODERATION);
            body.putObject("error")
                    .put("code", moderation ? "moderation_blocked" : "processing_error")
                    .put(
                            "message",
                            moderation
                                    ? "Your request was blocked by our moderation system."
                                    : "Video generation failed because of heavy load. Please try"
                                            + " again later.");
        }
        return body;
    }

    private static @Nullable Long seconds(Optional<Instant> time) {
        return time.map(Instant::getEpochSecond).orElse(null);
    }
}

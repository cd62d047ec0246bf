package reelay.simulator.route;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.simulator.content.ContentOrigin;
import reelay.simulator.content.DrawnVideo;
import reelay.simulator.dialect.Dialect;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.fault.JobOddities;
import reelay.simulator.fault.Shapes;
import reelay.simulator.job.JobMoment;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.RequestKind;

/** A job as clients see it, in the dialect that is spoken and with the faults it has. */
final class VideoBody {

    private final SimulatorSettings settings;
    private final ContentOrigin files;

    VideoBody(SimulatorSettings settings, ContentOrigin files) {
        this.settings = settings;
        this.files = files;
    }

    /** The answer to a look, with the time of the next while it is not finished. */
    Answer answer(SimulatedJob job, Call call) {
        Answer.Whole answer = at(job, job.faults(), settings.clock().instant());
        return Shapes.apply(answer, job.faults(), RequestKind.LOOK, call);
    }

    /** The answer to a submit. */
    Answer submitted(SimulatedJob job, Call call) {
        Dialect dialect = settings.dialect();
        Instant now =
                dialect.isSynchronous()
                        ? job.created().plusMillis(job.generationMillis())
                        : settings.clock().instant();
        List<Fault> faults =
                job.faults().stream().filter(it -> it.kind() != FaultKind.WRAPPED).toList();
        Answer.Whole answer = at(job, faults, now).withStatus(dialect.submitStatus());
        return Shapes.apply(answer, job.faults(), RequestKind.SUBMIT, call);
    }

    private Answer.Whole at(SimulatedJob job, List<Fault> faults, Instant now) {
        JobMoment state = JobMoment.of(job, now);
        ObjectNode told = told(job, now);
        String reason = settings.dialect().says().failureMessage(job.has(FaultKind.MODERATION));
        ObjectNode shown =
                new JobOddities(faults)
                        .shown(
                                told,
                                state.phase() == JobMoment.Phase.FAILED,
                                state.phase() == JobMoment.Phase.COMPLETED,
                                reason,
                                files.link(job),
                                () -> new DrawnVideo(job).bytes());
        Answer.Whole answer = Answer.json(shown);
        Duration wait =
                settings.dialect().isOpenAi()
                        ? settings.pollAfter()
                        : settings.dialect().pollAfter();
        return state.phase().isTerminal() || wait.isZero()
                ? answer
                : answer.with("openai-poll-after-ms", Long.toString(wait.toMillis()));
    }

    /** As the list shows it. */
    ObjectNode listed(SimulatedJob job, Instant now) {
        return new JobOddities(job.faults()).listed(told(job, now));
    }

    /** As a delete shows it that answers with the job. */
    ObjectNode deleted(SimulatedJob job, Instant now) {
        return told(job, now).put("status", "deleted");
    }

    private ObjectNode told(SimulatedJob job, Instant now) {
        boolean completed = JobMoment.of(job, now).phase() == JobMoment.Phase.COMPLETED;
        return settings.dialect().job(usual(job, now), files.link(job), completed);
    }

    /** As OpenAI tells it; all 13 keys are always there. */
    private ObjectNode usual(SimulatedJob job, Instant now) {
        JobMoment state = JobMoment.of(job, now);
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
        if (state.phase() == JobMoment.Phase.FAILED) {
            boolean moderated = job.has(FaultKind.MODERATION);
            ObjectNode error = body.putObject("error");
            String code = settings.dialect().says().failureCode(moderated);
            if (!code.isEmpty()) {
                error.put("code", code);
            }
            error.put("message", settings.dialect().says().failureMessage(moderated));
        }
        return body;
    }

    private static @Nullable Long seconds(Optional<Instant> time) {
        return time.map(Instant::getEpochSecond).orElse(null);
    }
}

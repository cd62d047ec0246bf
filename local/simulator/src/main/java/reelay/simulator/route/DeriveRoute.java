package reelay.simulator.route;

import java.io.IOException;
import reelay.simulator.job.JobMoment;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.JournalLine;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.FormFields;
import reelay.simulator.wire.SimulatorRoute;

/**
 * {@code POST /v1/videos/{id}/remix}, {@code /v1/videos/edits} and {@code /v1/videos/extensions}: a
 * new video from the prompt, as large and as long as the one it comes from. A file that is sent is
 * taken for one of the default size and length.
 */
final class DeriveRoute implements SimulatorRoute.Action {

    /** The ways to make a video from another. */
    enum Way {
        REMIX,
        EDIT,
        EXTENSION
    }

    /** An extended video may have so many seconds (video guide). */
    private static final int LONGEST_SECONDS = 120;

    private final Way way;
    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final CreateRoute createVideo;

    DeriveRoute(Way way, SimulatorSettings settings, Jobs jobs, CreateRoute createVideo) {
        this.way = way;
        this.settings = settings;
        this.jobs = jobs;
        this.createVideo = createVideo;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        FormFields form = FormFields.of(call);
        String prompt = VideoWishes.prompt(form);
        if (form.bytes("video").isPresent()) {
            return fromFile(form, prompt, call);
        }
        SimulatedJob source = source(form, call);
        if (JobMoment.of(source, settings.clock().instant()).phase() != JobMoment.Phase.COMPLETED) {
            throw ErrorAnswer.invalidValue("video", "The video must be completed first.");
        }
        String seconds = way == Way.EXTENSION ? extended(form, source.seconds()) : source.seconds();
        VideoWishes request = new VideoWishes(source.model(), prompt, seconds, source.size());
        return createVideo.create(request, way == Way.REMIX ? source.id() : null, call);
    }

    private Answer fromFile(FormFields form, String prompt, Call call) {
        if (way == Way.REMIX || form.text("video[id]").isPresent()) {
            throw ErrorAnswer.invalidValue(
                    "video", "Give exactly one of a file and 'id' as video.");
        }
        UploadedVideo.check(form.bytes("video").orElseThrow());
        jobs.note(JournalLine.Event.SOURCE_UPLOADED);
        String model = form.text("model").orElse(settings.models().getFirst().id());
        String length = settings.seconds().iterator().next();
        String size = settings.sizes().iterator().next();
        String seconds = way == Way.EXTENSION ? extended(form, length) : length;
        return createVideo.create(new VideoWishes(model, prompt, seconds, size), null, call);
    }

    private SimulatedJob source(FormFields form, Call call) {
        String id =
                way == Way.REMIX
                        ? call.id()
                        : form.text("video[id]")
                                .orElseThrow(() -> ErrorAnswer.missingParameter("video"));
        return jobs.find(id).orElseThrow(() -> ErrorAnswer.videoNotFound(id));
    }

    private String extended(FormFields form, String length) {
        String more =
                form.text("seconds").orElseThrow(() -> ErrorAnswer.missingParameter("seconds"));
        if (!settings.seconds().contains(more)) {
            throw ErrorAnswer.invalidValue("seconds", "Invalid value: '" + more + "'.");
        }
        int total = Integer.parseInt(length) + Integer.parseInt(more);
        if (total > LONGEST_SECONDS) {
            throw ErrorAnswer.invalidValue(
                    "seconds", "The extended video would have " + total + " seconds, at most 120.");
        }
        return Integer.toString(total);
    }
}

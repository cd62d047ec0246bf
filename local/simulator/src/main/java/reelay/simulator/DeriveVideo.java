package reelay.simulator;

import java.io.IOException;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.ApiError;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.Form;
import reelay.simulator.wire.Route;

/**
 * {@code POST /v1/videos/{id}/remix}, {@code /v1/videos/edits} and {@code /v1/videos/extensions}: a
 * new video from the prompt, as large and as long as the one it comes from. A file that is sent is
 * taken for one of the default size and length.
 */
final class DeriveVideo implements Route.Action {

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
    private final CreateVideo createVideo;

    DeriveVideo(Way way, SimulatorSettings settings, Jobs jobs, CreateVideo createVideo) {
        this.way = way;
        this.settings = settings;
        this.jobs = jobs;
        this.createVideo = createVideo;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Form form = Form.of(call);
        String prompt = VideoRequest.prompt(form);
        if (form.bytes("video").isPresent()) {
            return fromFile(form, prompt, call);
        }
        Job source = source(form, call);
        if (JobState.of(source, settings.clock().instant()).phase() != JobState.Phase.COMPLETED) {
            throw ApiError.invalidValue("video", "The video must be completed first.");
        }
        String seconds = way == Way.EXTENSION ? extended(form, source.seconds()) : source.seconds();
        VideoRequest request = new VideoRequest(source.model(), prompt, seconds, source.size());
        return createVideo.create(request, way == Way.REMIX ? source.id() : null, call);
    }

    private Answer fromFile(Form form, String prompt, Call call) {
        if (way == Way.REMIX || form.text("video[id]").isPresent()) {
            throw ApiError.invalidValue("video", "Give exactly one of a file and 'id' as video.");
        }
        UploadedVideo.check(form.bytes("video").orElseThrow());
        jobs.note(JournalLine.Event.SOURCE_UPLOADED);
        String model = form.text("model").orElse(settings.models().getFirst().id());
        String length = settings.seconds().iterator().next();
        String size = settings.sizes().iterator().next();
        String seconds = way == Way.EXTENSION ? extended(form, length) : length;
        return createVideo.create(new VideoRequest(model, prompt, seconds, size), null, call);
    }

    private Job source(Form form, Call call) {
        String id =
                way == Way.REMIX
                        ? call.id()
                        : form.text("video[id]")
                                .orElseThrow(() -> ApiError.missingParameter("video"));
        return jobs.find(id).orElseThrow(() -> ApiError.videoNotFound(id));
    }

    private String extended(Form form, String length) {
        String more = form.text("seconds").orElseThrow(() -> ApiError.missingParameter("seconds"));
        if (!settings.seconds().contains(more)) {
            throw ApiError.invalidValue("seconds", "Invalid value: '" + more + "'.");
        }
        int total = Integer.parseInt(length) + Integer.parseInt(more);
        if (total > LONGEST_SECONDS) {
            throw ApiError.invalidValue(
                    "seconds", "The extended video would have " + total + " seconds, at most 120.");
        }
        return Integer.toString(total);
    }
}

package reelay.emulators.provider;

import java.io.IOException;

/**
 * {@code POST /v1/videos/{id}/remix}, {@code /v1/videos/edits} and {@code /v1/videos/extensions}: a
 * new video from the prompt, as large and as long as the one it comes from.
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
        Job source = source(form, call);
        if (JobState.of(source, settings.clock().instant()).phase() != JobState.Phase.COMPLETED) {
            throw ApiError.invalidValue("video", "The video must be completed first.");
        }
        String seconds = way == Way.EXTENSION ? extended(form, source) : source.seconds();
        VideoRequest request = new VideoRequest(source.model(), prompt, seconds, source.size());
        return createVideo.create(request, way == Way.REMIX ? source.id() : null, call);
    }

    private Job source(Form form, Call call) {
        if (form.bytes("video").isPresent()) {
            throw ApiError.notEmulated("edits or extensions of uploaded videos: give video[id]");
        }
        String id =
                way == Way.REMIX
                        ? call.id()
                        : form.text("video[id]")
                                .orElseThrow(() -> ApiError.missingParameter("video"));
        return jobs.find(id).orElseThrow(() -> ApiError.videoNotFound(id));
    }

    private String extended(Form form, Job source) {
        String more = form.text("seconds").orElseThrow(() -> ApiError.missingParameter("seconds"));
        if (!settings.seconds().contains(more)) {
            throw ApiError.invalidValue("seconds", "Invalid value: '" + more + "'.");
        }
        int total = Integer.parseInt(source.seconds()) + Integer.parseInt(more);
        if (total > LONGEST_SECONDS) {
            throw ApiError.invalidValue(
                    "seconds", "The extended video would have " + total + " seconds, at most 120.");
        }
        return Integer.toString(total);
    }
}

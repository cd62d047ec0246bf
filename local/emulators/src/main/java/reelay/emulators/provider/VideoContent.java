package reelay.emulators.provider;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reelay.emulators.provider.fault.CutOffStream;
import reelay.emulators.provider.fault.Fault;
import reelay.emulators.provider.fault.FaultKind;
import reelay.emulators.provider.fault.Faults;
import reelay.emulators.provider.wire.Answer;
import reelay.emulators.provider.wire.ApiError;
import reelay.emulators.provider.wire.Call;
import reelay.emulators.provider.wire.Operation;
import reelay.emulators.provider.wire.Route;

/** {@code GET /v1/videos/{id}/content}. */
final class VideoContent implements Route.Action {

    private static final byte[] NOT_A_VIDEO =
            "This is not the video you are looking for.\n".getBytes(StandardCharsets.UTF_8);

    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final Faults faults;
    private final ContentOrigin otherOrigin;

    VideoContent(SimulatorSettings settings, Jobs jobs, Faults faults, ContentOrigin otherOrigin) {
        this.settings = settings;
        this.jobs = jobs;
        this.faults = faults;
        this.otherOrigin = otherOrigin;
    }

    @Override
    public Answer answer(Call call) {
        jobs.noteContentRequest(call.id());
        Job job = jobs.find(call.id()).orElseThrow(() -> ApiError.videoNotFound(call.id()));
        checkVariant(call.query().getOrDefault("variant", "video"));
        Instant now = settings.clock().instant();
        JobState state = JobState.of(job, now);
        if (state.phase() != JobState.Phase.COMPLETED) {
            throw ApiError.notReady();
        }
        if (state.isExpired(settings.linkLifetime(), now)) {
            throw ApiError.expired();
        }
        return answer(job, call, jobs.openContent(job.id()));
    }

    /** What the faults leave of the content. */
    private Answer answer(Job job, Call call, int opensBefore) {
        Optional<Fault> asked = faults.take(FaultKind.Phase.CONTENT, Operation.CONTENT);
        Optional<Fault> fault =
                asked.or(
                        () ->
                                job.faults().stream()
                                        .filter(own -> strikes(own, opensBefore))
                                        .findFirst());
        if (fault.isEmpty()) {
            return new DrawnVideo(job).answer(call);
        }
        return switch (fault.get().kind()) {
            case NOT_READY_CONTENT -> throw ApiError.notReady();
            case EXPIRED_LINK -> throw ApiError.expired();
            case WRONG_CONTENT ->
                    new Answer.Whole(
                            200,
                            Map.of("Content-Type", "video/mp4"),
                            NOT_A_VIDEO.length,
                            out -> out.write(NOT_A_VIDEO));
            case REDIRECT_CONTENT ->
                    new Answer.Whole(
                            302,
                            Map.of("Location", otherOrigin.link(job).toString()),
                            0,
                            out -> {});
            default -> cutOff(new DrawnVideo(job).answer(call), fault.get());
        };
    }

    private static Answer cutOff(Answer.Whole answer, Fault fault) {
        long passed = Math.min(fault.number(), answer.length() - 1);
        return new Answer.Whole(
                answer.status(),
                answer.headers(),
                answer.length(),
                out -> answer.body().writeTo(new CutOffStream(out, passed)));
    }

    private static boolean strikes(Fault own, int opensBefore) {
        return switch (own.kind()) {
            case CUT_OFF -> opensBefore == 0;
            case NOT_READY_CONTENT -> opensBefore < own.number();
            case WRONG_CONTENT, EXPIRED_LINK, REDIRECT_CONTENT -> true;
            default -> false;
        };
    }

    private static void checkVariant(String variant) {
        switch (variant) {
            case "video" -> {
                // The one there is.
            }
            case "thumbnail", "spritesheet" -> throw ApiError.notEmulated("variant=" + variant);
            default ->
                    throw ApiError.invalidValue(
                            "variant",
                            "Invalid value: '"
                                    + variant
                                    + "'. Supported values are: 'video', 'thumbnail', and"
                                    + " 'spritesheet'.");
        }
    }
}

package reelay.simulator.route;

import java.time.Instant;
import java.util.Optional;
import reelay.simulator.content.ContentOrigin;
import reelay.simulator.content.DrawnVideo;
import reelay.simulator.content.OddContent;
import reelay.simulator.dialect.ContentWay;
import reelay.simulator.dialect.Dialect;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.fault.Faults;
import reelay.simulator.job.JobMoment;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.RequestKind;
import reelay.simulator.wire.SimulatorRoute;

/** {@code GET /v1/videos/{id}/content}. */
final class ContentRoute implements SimulatorRoute.Action {

    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final Faults faults;
    private final ContentOrigin files;

    ContentRoute(SimulatorSettings settings, Jobs jobs, Faults faults, ContentOrigin files) {
        this.settings = settings;
        this.jobs = jobs;
        this.faults = faults;
        this.files = files;
    }

    @Override
    public Answer answer(Call call) {
        String variant = call.query().getOrDefault("variant", "video");
        if (!variant.equals("thumbnail")) {
            jobs.noteContentRequest(call.id());
        }
        Dialect dialect = settings.dialect();
        SimulatedJob job =
                jobs.find(call.id()).orElseThrow(() -> dialect.says().missingJob(call.id()));
        if (dialect.content() == ContentWay.NONE
                || job.has(FaultKind.RESULT_IN)
                || job.has(FaultKind.RESULT_AS)) {
            throw ErrorAnswer.invalidUrl(call.method(), call.pathText());
        }
        checkVariant(variant, dialect);
        Instant now = settings.clock().instant();
        JobMoment state = JobMoment.of(job, now);
        switch (state.phase()) {
            case QUEUED, IN_PROGRESS -> throw dialect.says().contentNotReady(state.word());
            case FAILED -> throw dialect.says().contentOfFailed();
            case COMPLETED -> {
                // There it is.
            }
        }
        if (state.isExpired(settings.linkLifetime(), now)) {
            throw dialect.says().contentExpired();
        }
        return variant.equals("thumbnail")
                ? new DrawnVideo(job).thumbnail()
                : answer(job, call, jobs.openContent(job.id()));
    }

    /** What the faults leave of the content. */
    private Answer answer(SimulatedJob job, Call call, int opensBefore) {
        Optional<Fault> fault =
                faults.take(FaultKind.Phase.CONTENT, RequestKind.CONTENT)
                        .or(
                                () ->
                                        job.faults().stream()
                                                .filter(own -> OddContent.strikes(own, opensBefore))
                                                .findFirst());
        Optional<Fault> type =
                fault.filter(asked -> asked.kind() == FaultKind.CONTENT_TYPE)
                        .or(() -> job.fault(FaultKind.CONTENT_TYPE));
        Answer answer =
                fault.filter(asked -> asked.kind() != FaultKind.CONTENT_TYPE)
                        .map(odd -> new OddContent(settings.dialect(), files).of(odd, job, call))
                        .orElseGet(() -> usual(job, call));
        return type.isPresent() && answer instanceof Answer.Whole whole
                ? whole.with("Content-Type", type.get().value())
                : answer;
    }

    private Answer usual(SimulatedJob job, Call call) {
        return switch (settings.dialect().content()) {
            case BYTES, NONE -> new DrawnVideo(job).answer(call);
            case ATTACHMENT ->
                    new DrawnVideo(job)
                            .answer(call)
                            .with(
                                    "Content-Disposition",
                                    "attachment; filename=video_" + job.createdMillis() + ".mp4");
            case REDIRECT -> Answer.redirect(302, files.link(job));
            case LINK_IN_REFUSAL ->
                    throw ErrorAnswer.badBody(
                            "Video has been uploaded to cloud storage. Please use the cloud URL: "
                                    + files.link(job));
        };
    }

    /** Nobody is known to make images of its videos but OpenAI. */
    private static void checkVariant(String variant, Dialect dialect) {
        switch (variant) {
            case "video" -> {
                // There it is.
            }
            case "thumbnail" -> {
                if (!dialect.isOpenAi()) {
                    throw ErrorAnswer.notEmulated("variant=" + variant);
                }
            }
            case "spritesheet" -> throw ErrorAnswer.notEmulated("variant=" + variant);
            default ->
                    throw ErrorAnswer.invalidValue(
                            "variant",
                            "Invalid value: '"
                                    + variant
                                    + "'. Supported values are: 'video', 'thumbnail', and"
                                    + " 'spritesheet'.");
        }
    }
}

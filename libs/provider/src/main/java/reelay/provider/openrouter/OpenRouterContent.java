package reelay.provider.openrouter;

import java.net.URI;
import reelay.provider.ContentAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.exchange.LinkedVideo;
import reelay.provider.exchange.NativeWire;
import reelay.provider.exchange.Opening;
import reelay.provider.http.Reply;
import reelay.provider.job.JobState;
import reelay.provider.refusal.Refusal.Asked;

/**
 * Opens a job's bytes: {@code GET /videos/{id}/content}, which asks for the key; 409 is not yet,
 * 410 is never again. Everything else is decided by what the job itself says.
 */
final class OpenRouterContent {

    private static final int GONE = 410;

    private final NativeWire wire;
    private final OpenRouterJobs jobs;

    OpenRouterContent(NativeWire wire, OpenRouterJobs jobs) {
        this.wire = wire;
        this.jobs = jobs;
    }

    ContentAnswer open(String jobId, long from) {
        URI at = jobs.at(jobId, "/content", "index=0");
        return switch (wire.open(at, from)) {
            case Opening.Bytes(ContentAnswer answer) -> answer;
            case Opening.Other(ContentAnswer.Opened answer) -> answer;
            case Opening.Nothing(ProviderError error) -> new ContentAnswer.NotNow(error);
            case Opening.Words words
                    when words.handedOut() && !LinkedVideo.underWay(words.answer()) ->
                    LinkedVideo.page(words.answer());
            case Opening.Words words when !words.atProvider() ->
                    new ContentAnswer.NotNow(LinkedVideo.elsewhere(wire.errors(), words.answer()));
            case Opening.Words words -> refused(jobId, words.answer());
        };
    }

    private ContentAnswer refused(String jobId, Reply.Answer answer) {
        ProviderError error = wire.errors().of(Asked.CONTENT, answer);
        if (answer.status() == GONE && answer.json().isPresent()) {
            return new ContentAnswer.Refused(error);
        }
        return switch (jobs.look(jobId)) {
            case LookAnswer.Seen seen when seen.job().state() == JobState.FAILED ->
                    new ContentAnswer.Refused(
                            wire.errors()
                                    .error(
                                            ProviderErrorKind.NOT_FOUND,
                                            seen.job().failure().orElseThrow().message()));
            // It is paid for: one look that does not show it is no last word.
            case LookAnswer.Seen _, LookAnswer.Lost _, LookAnswer.Unavailable _ ->
                    new ContentAnswer.NotNow(passing(error, answer));
        };
    }

    /** Of a job that is there, no refusal is the last word. */
    private ProviderError passing(ProviderError error, Reply.Answer answer) {
        return switch (error.kind()) {
            case NOT_FOUND, REQUEST_INVALID, REQUEST_REFUSED, ROUTE_MISSING, NOT_THE_PROTOCOL ->
                    wire.errors().error(ProviderErrorKind.NOT_READY, error.message(), answer);
            default -> error;
        };
    }
}

package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import reelay.provider.LookAnswer;
import reelay.provider.exchange.AskProvider;
import reelay.provider.exchange.ErrorReader;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;
import reelay.provider.read.InnerError;
import reelay.provider.read.JobDocument;
import reelay.provider.read.MissingJob;
import reelay.provider.refusal.Refusal.Asked;

/** Asks how a job is doing: {@code GET /videos/{id}}. */
final class LookAtJob {

    private final AskProvider provider;
    private final ProviderAddress address;
    private final JobReader jobs;
    private final ErrorReader errors;

    LookAtJob(ProviderHttp http, ProviderAddress address, JobReader jobs, ErrorReader errors) {
        this.provider = new AskProvider(http, address);
        this.address = address;
        this.jobs = jobs;
        this.errors = errors;
    }

    LookAnswer look(String jobId) {
        return judge(jobId, ask(jobId));
    }

    /** The bare reply, for those who want more of the job than its state. */
    Reply ask(String jobId) {
        return provider.get(address.video(jobId));
    }

    LookAnswer judge(String jobId, Reply reply) {
        return switch (reply) {
            case Reply.Silence silence -> new LookAnswer.Unavailable(errors.of(silence));
            case Reply.Answer answer -> judge(jobId, answer);
        };
    }

    private LookAnswer judge(String jobId, Reply.Answer answer) {
        if (MissingJob.isMeant(jobId, answer.status(), answer.json(), answer.text())) {
            return new LookAnswer.Lost(errors.of(Asked.JOB, answer));
        }
        Optional<JsonNode> job = answer.json().filter(JobReader::looksLikeJob);
        if (answer.success() && job.filter(body -> speaksOf(jobId, body)).isPresent()) {
            // The id we know it by, not the one it tells: only ours is proven to work.
            return new LookAnswer.Seen(jobs.read(jobId, job.get(), answer.headers()));
        }
        boolean error = !answer.success() || answer.json().filter(InnerError::in).isPresent();
        return new LookAnswer.Unavailable(
                error ? errors.of(Asked.JOB, answer) : errors.notTheProtocol(answer, "a job"));
    }

    /**
     * An error beside a bare "error" is one of the call; a job without an id has a state at least.
     * Whoever says our id speaks of our job, even where that stands under the name of a request.
     */
    private static boolean speaksOf(String jobId, JsonNode document) {
        JobDocument job = JobDocument.in(document);
        return !InnerError.in(document)
                || job.tellsState()
                || job.id().filter(jobId::equals).isPresent();
    }
}

package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind.Remedy;
import reelay.provider.refusal.Refusal.Asked;

/** Asks how a job is doing: {@code GET /videos/{id}}. */
final class LookAtJob {

    private final ProviderHttp http;
    private final ProviderAddress address;
    private final JobReader jobs;
    private final ErrorReader errors;

    LookAtJob(ProviderHttp http, ProviderAddress address, JobReader jobs, ErrorReader errors) {
        this.http = http;
        this.address = address;
        this.jobs = jobs;
        this.errors = errors;
    }

    LookAnswer look(String jobId) {
        return judge(jobId, ask(jobId));
    }

    /** The bare reply, for those who want more of the job than its state. */
    Reply ask(String jobId) {
        return http.ask(http.signed(address.video(jobId)).GET().build(), ProviderHttp.ANSWER_LIMIT);
    }

    LookAnswer judge(String jobId, Reply reply) {
        return switch (reply) {
            case Reply.Silence silence -> new LookAnswer.Unavailable(errors.of(silence));
            case Reply.Answer answer -> judge(jobId, answer);
        };
    }

    private LookAnswer judge(String jobId, Reply.Answer answer) {
        if (answer.success()) {
            return seen(jobId, answer);
        }
        ProviderError error = errors.of(Asked.JOB, answer);
        boolean missing = answer.status() == 404 || answer.status() == 410;
        // A 404 can also speak of the account or of a job that is not ready; those jobs are not
        // lost.
        return missing && error.kind().remedy() == Remedy.NEVER
                ? new LookAnswer.Lost(error)
                : new LookAnswer.Unavailable(error);
    }

    private LookAnswer seen(String jobId, Reply.Answer answer) {
        Optional<JsonNode> job = answer.json().filter(JobReader::looksLikeJob);
        if (job.isPresent()) {
            // The id we know it by, not the one it tells: only ours is proven to work.
            return new LookAnswer.Seen(jobs.read(jobId, job.get(), answer.headers()));
        }
        return new LookAnswer.Unavailable(errors.notTheProtocol(answer, "a job"));
    }
}

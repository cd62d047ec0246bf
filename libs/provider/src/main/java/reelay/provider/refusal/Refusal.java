package reelay.provider.refusal;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A refusal, and all that can be known about it.
 *
 * @param asked what the provider was asked
 * @param host whom we asked
 * @param model the model it was about, when known
 * @param status HTTP status; 2xx when the error stands in an answer that looks well
 * @param said the error as it stands in the answer, without the prompt
 * @param organization the {@code openai-organization} header of the answer, which gateways pass on
 * @param today date of the answer, UTC
 */
public record Refusal(
        Asked asked,
        String host,
        Optional<String> model,
        int status,
        ErrorBody said,
        Optional<String> organization,
        LocalDate today) {

    /** What the provider was asked. */
    public enum Asked {
        SUBMIT,
        /** A submit that names the job it starts from. */
        SUBMIT_FROM_JOB,
        JOB,
        CONTENT,
        LIST,
        MODELS;

        /** Whether the request held a job's id, so that "not found" can mean the job. */
        public boolean namesJob() {
            return this == JOB || this == CONTENT || this == SUBMIT_FROM_JOB;
        }

        /** Whether something was to be made, for which a model and money are needed. */
        public boolean submits() {
            return this == SUBMIT || this == SUBMIT_FROM_JOB;
        }
    }
}

package reelay.simulator.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, one line on disk.
 *
 * @param id of the video it happened to; absent when it was none
 * @param job present when one was created
 * @param character present when one was created
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JournalLine(
        Event event,
        @Nullable String id,
        @Nullable SimulatedJob job,
        @Nullable KeptCharacter character) {

    /** What happens; the name in the journal is the name of the count. */
    public enum Event {
        @JsonProperty("submits_received")
        SUBMIT_RECEIVED("submits_received"),
        @JsonProperty("jobs_created")
        JOB_CREATED("jobs_created"),
        @JsonProperty("looks")
        LOOKED("looks"),
        @JsonProperty("lists")
        LISTED("lists"),
        @JsonProperty("content_requests")
        CONTENT_REQUESTED("content_requests"),
        /** The same once more when the video was completed. */
        @JsonProperty("contents_opened")
        CONTENT_OPENED("contents_opened"),
        /** Also when it was refused. */
        @JsonProperty("delete_requests")
        DELETE_REQUESTED("delete_requests"),
        @JsonProperty("deletes")
        DELETED("deletes"),
        /** The provider lost it, as one does that keeps jobs in memory. */
        @JsonProperty("forgotten")
        FORGOTTEN("forgotten"),
        /** An edit or an extension came with a file. */
        @JsonProperty("sources_uploaded")
        SOURCE_UPLOADED("sources_uploaded"),
        @JsonProperty("characters_created")
        CHARACTER_CREATED("characters_created"),
        @JsonProperty("models_requests")
        MODELS_REQUESTED("models_requests"),
        /** The faults of a prompt have struck at its submit; the id is a digest of the prompt. */
        @JsonProperty("prompt_faults_used")
        PROMPT_FAULT_USED("prompt_faults_used");

        private final String count;

        Event(String count) {
            this.count = count;
        }

        public String count() {
            return count;
        }
    }

    static JournalLine of(Event event) {
        return new JournalLine(event, null, null, null);
    }

    static JournalLine of(Event event, String id) {
        return new JournalLine(event, id, null, null);
    }

    static JournalLine created(SimulatedJob job) {
        return new JournalLine(Event.JOB_CREATED, null, job, null);
    }

    static JournalLine created(KeptCharacter character) {
        return new JournalLine(Event.CHARACTER_CREATED, null, null, character);
    }
}

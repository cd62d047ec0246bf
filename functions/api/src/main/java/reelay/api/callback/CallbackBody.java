package reelay.api.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import reelay.api.http.Bytes;
import reelay.provider.job.JobState;
import reelay.provider.read.JobDocument;
import reelay.video.Json;

/** What a provider says when it calls; nothing of it is believed, and some of it saves a look. */
record CallbackBody(Bytes bytes, JsonNode json) {

    /** Longest challenge that is said again, in characters. */
    private static final int LONGEST_CHALLENGE = 1_024;

    private static final int NAME_DIGITS = 16;

    static CallbackBody of(Bytes bytes) {
        JsonNode json;
        try {
            json = Json.tree(bytes.array());
        } catch (IOException _) {
            json = Json.object();
        }
        return new CallbackBody(bytes, json);
    }

    /**
     * What MiniMax sends before anything else, and wants to hear again within three seconds; empty
     * in a call about a job.
     */
    Optional<String> challenge() {
        JsonNode challenge = json.path("challenge");
        return challenge.isTextual() && challenge.textValue().length() <= LONGEST_CHALLENGE
                ? Optional.of(challenge.textValue())
                : Optional.empty();
    }

    /** Whether it says itself that the job goes on, so that a look would find nothing new. */
    boolean saysItGoesOn() {
        JobState state = JobDocument.in(json).state();
        return state == JobState.QUEUED || state == JobState.RUNNING;
    }

    /** The same for the same words, so that a call that is repeated is known. */
    String name() {
        return bytes.sha256().substring(0, NAME_DIGITS);
    }
}

package reelay.provider.exchange;

import java.net.URI;
import reelay.provider.ContentAnswer;
import reelay.provider.ProviderError;
import reelay.provider.http.Reply;

/** What one address came to at which a video may be. */
public sealed interface Opening {

    /** Bytes flow, or would if others had not been sent. */
    record Bytes(ContentAnswer answer) implements Opening {}

    /**
     * Bytes flow that are surely no video, such as those of a picture. There may be better ones
     * elsewhere; close them then.
     */
    record Other(ContentAnswer.Opened answer) implements Opening {}

    /**
     * Somebody answered in words.
     *
     * @param at who
     * @param atProvider whether that is the provider itself
     */
    record Words(URI at, Reply.Answer answer, boolean atProvider) implements Opening {

        /** Whether they came with the status of a video. */
        public boolean handedOut() {
            return answer.status() == 200 || answer.status() == 206;
        }
    }

    /** Nobody answered, or the way led nowhere. */
    record Nothing(ProviderError error) implements Opening {}
}

package reelay.local.aws.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;

/** Looks at a request before the service does. */
@FunctionalInterface
public interface Guard {

    /** For servers that ask nobody who they are. */
    Guard NONE = (_, _, _) -> {};

    /**
     * Returns if the request may be made.
     *
     * @throws AwsFault if not, as the service answers it
     */
    void admit(Headers request, String operation, JsonNode input);
}

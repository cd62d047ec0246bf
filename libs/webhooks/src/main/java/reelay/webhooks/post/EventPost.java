package reelay.webhooks.post;

import java.util.Map;

/** Hands a message to a receiver, once. */
public interface EventPost {

    /**
     * Tries once.
     *
     * @param headers those that prove the message
     */
    TryResult send(String url, Map<String, String> headers, byte[] body);
}

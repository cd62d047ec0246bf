package reelay.stack.hostile.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as it is to be shown.
 *
 * @param request what it was asked for, in the wire's own words
 * @param word its status
 * @param link where its video is, once it may be seen
 * @param reason why it failed, when it did
 * @param blocked whether it is moderation that stopped it
 */
public record Shown(
        String id,
        JsonNode request,
        Instant created,
        String word,
        Optional<String> link,
        Optional<String> reason,
        boolean blocked) {}

package reelay.provider.admin;

import java.time.Instant;
import java.util.Optional;
import reelay.video.Secret;

/**
 * A key as the list of a project shows it.
 *
 * @param name what people call it; empty when not told
 * @param redacted its visible beginning and end, the middle as asterisks
 * @param createdAt when it was made, if told
 * @param expiresAt when it ends, if it does
 * @param ownerHasAccess whether its owner still has access to the project; true when not told
 */
public record AdminKey(
        String name,
        String redacted,
        Optional<Instant> createdAt,
        Optional<Instant> expiresAt,
        boolean ownerHasAccess) {

    /**
     * Whether this may be that key: what is visible of it agrees, its last four letters at least.
     */
    public boolean mayBe(Secret key) {
        int start = redacted.indexOf('*');
        int end = redacted.lastIndexOf('*');
        if (start < 0 || key.ending().isEmpty()) {
            return false;
        }
        String visibleEnd = redacted.substring(end + 1);
        return visibleEnd.length() >= 3
                && key.value().startsWith(redacted.substring(0, start))
                && key.value().endsWith(visibleEnd);
    }
}

package reelay.webhooks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import reelay.video.Sha256;

/**
 * One event on its way to one endpoint: what its execution is told, and tells each try.
 *
 * @param owner whose endpoint it is
 * @param endpointId where it goes; the address is looked up at each try
 * @param event what happened
 * @param tries how many there were before
 * @param giveUp whether there is none left; absent before that
 */
public record Delivery(
        String owner, String endpointId, WebhookEvent event, int tries, @Nullable Boolean giveUp) {

    /** One that was not tried yet. */
    public static Delivery of(String owner, String endpointId, WebhookEvent event) {
        return new Delivery(owner, endpointId, event, 0, null);
    }

    /** The name of its execution: the same for the same event, so it is started once. */
    @JsonIgnore
    public String executionName() {
        String all = owner + '\0' + endpointId + '\0' + event.id();
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
    }
}

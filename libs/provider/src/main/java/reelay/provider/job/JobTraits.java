package reelay.provider.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import reelay.video.VideoId;
import reelay.video.VideoRequest;

/**
 * What a lost job must look like.
 *
 * @param videoId our own id, which travelled with the submit where a provider takes one along
 * @param request model, prompt, seconds, size and operation it was submitted with
 * @param createdSince not created before this, by a clock that is right
 * @param createdUntil nor after this
 * @param sourceJob the provider's id of the video it is made from, as far as it is still known
 * @param moreWasSent whether more went along than a list shows: an image, fields of the provider's
 *     own
 */
public record JobTraits(
        VideoId videoId,
        VideoRequest request,
        Instant createdSince,
        Instant createdUntil,
        Optional<String> sourceJob,
        boolean moreWasSent) {

    /**
     * Whether a job that was made then can be it. Providers tell whole seconds: a job made right
     * after the try began looks older than it.
     */
    public boolean spans(Instant created) {
        return !created.isBefore(createdSince.truncatedTo(ChronoUnit.SECONDS))
                && !created.isAfter(createdUntil);
    }
}

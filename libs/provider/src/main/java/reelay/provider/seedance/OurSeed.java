package reelay.provider.seedance;

import java.util.Optional;
import reelay.provider.models.ExtraField;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.models.ModelFacts;
import reelay.video.Operation;
import reelay.video.VideoId;
import reelay.video.VideoRequest;

/**
 * A seed made of our own id, which goes along where the app sends none and comes back in the list.
 * It tells a lost task from another's: two videos share one once in two thousand million times.
 */
final class OurSeed {

    private static final int DIGITS = 8;

    /** Seeds are positive, and small enough for whoever keeps them in 32 bits with a sign. */
    private static final long LARGEST = Integer.MAX_VALUE;

    private OurSeed() {}

    /** The seed of a video; empty where none of ours goes along. */
    static Optional<Long> of(VideoId videoId, VideoRequest request) {
        boolean taken =
                ModelCatalogue.builtIn()
                        .model(SeedanceProvider.KIND, request.model())
                        .filter(ModelFacts::seed)
                        .isPresent();
        boolean theApps =
                request.operation() instanceof Operation.Create create
                        && create.extra().fields().containsKey(ExtraField.SEED.word());
        String id = videoId.value();
        return taken && !theApps
                ? Optional.of(Long.parseLong(id.substring(id.length() - DIGITS), 16) & LARGEST)
                : Optional.empty();
    }
}

package reelay.poll;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import reelay.catalog.VideoCatalog;
import reelay.provider.ProviderCallbacks;
import reelay.provider.VideoProviders;
import reelay.video.metric.Metrics;
import reelay.video.step.Pace;

/** The poll handler made from parts, for tests that bring their own connections and time. */
public final class PollParts {

    private PollParts() {}

    public static RequestStreamHandler handler(
            VideoCatalog catalog,
            VideoProviders providers,
            RandomGenerator random,
            InstantSource clock) {
        return new PollHandler(
                new PollVideo(
                        catalog,
                        providers,
                        Pace.ofPolls(random),
                        ProviderCallbacks.NONE,
                        new Metrics("Reelay/test", clock),
                        clock));
    }
}

package reelay.store;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.InstantSource;
import reelay.catalog.VideoCatalog;
import reelay.catalog.bucket.VideoBucket;
import reelay.provider.VideoProviders;
import reelay.video.metric.Metrics;

/** The store handler made from parts, for tests that bring their own connections and time. */
public final class StoreParts {

    private StoreParts() {}

    public static RequestStreamHandler handler(
            VideoCatalog catalog,
            VideoBucket bucket,
            VideoProviders providers,
            InstantSource clock) {
        return new StoreHandler(
                new StoreVideo(
                        catalog, bucket, providers, new Metrics("Reelay/test", clock), clock),
                clock);
    }
}

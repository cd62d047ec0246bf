package reelay.sweep;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.InstantSource;
import reelay.catalog.UnsettledVideos;
import reelay.catalog.bucket.VideoBucket;
import reelay.video.metric.Metrics;
import reelay.workflow.EventBus;
import reelay.workflow.VideoExecutions;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The sweep handler made from parts, for tests that bring their own connections and time. */
public final class SweepParts {

    private SweepParts() {}

    public static RequestStreamHandler handler(
            UnsettledVideos videos,
            VideoBucket bucket,
            SfnClient stepFunctions,
            String stateMachineArn,
            EventBridgeClient events,
            String bus,
            InstantSource clock) {
        return new SweepHandler(
                new SweepVideos(
                        videos,
                        bucket,
                        new VideoExecutions(stepFunctions, stateMachineArn),
                        new Announcements(new EventBus(events, bus)),
                        new Metrics("Reelay/test", clock),
                        clock),
                clock);
    }
}

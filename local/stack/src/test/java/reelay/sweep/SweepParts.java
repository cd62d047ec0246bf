package reelay.sweep;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.InstantSource;
import reelay.catalog.UnsettledVideos;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The sweep handler made from parts, for tests that bring their own connections and time. */
public final class SweepParts {

    private SweepParts() {}

    public static RequestStreamHandler handler(
            UnsettledVideos videos,
            SfnClient stepFunctions,
            String stateMachineArn,
            EventBridgeClient events,
            String bus,
            InstantSource clock) {
        return new SweepHandler(
                new SweepVideos(
                        videos,
                        new VideoExecutions(stepFunctions, stateMachineArn),
                        new Announcements(events, bus),
                        clock),
                clock);
    }
}

package reelay.video.metric;

import java.time.InstantSource;
import reelay.video.FailureCode;
import reelay.video.VideoId;

/**
 * Writes metrics into the log, in CloudWatch's embedded metric format: no call, nothing to wait
 * for, nothing lost that was logged.
 *
 * @param namespace of this deployment's metrics
 */
public record Metrics(String namespace, InstantSource clock) {

    /** A line to come; it is written by {@link MetricLine#write}. */
    public MetricLine line() {
        return new MetricLine(namespace, clock.instant());
    }

    /** Writes that a video was ended without a file. */
    public void failed(VideoId video, FailureCode code) {
        line().about(video).by(Dimension.CODE, code.word()).count(Metric.FAILED, 1).write();
    }
}

package reelay.submit;

import reelay.provider.target.KnownPrices;
import reelay.video.VideoId;
import reelay.video.metric.Dimension;
import reelay.video.metric.Metric;
import reelay.video.metric.MetricLine;
import reelay.video.metric.Metrics;
import reelay.video.step.SubmitOutcome;

/** Counts what submits come to. */
record SubmitMetrics(Metrics metrics, KnownPrices prices) {

    /** A provider took the video, and will be paid for it. */
    void accepted(Submission submission) {
        MetricLine line =
                metrics.line()
                        .about(submission.id())
                        .by(Dimension.PROVIDER, submission.provider().name())
                        .count(Metric.ACCEPTED, 1);
        prices.of(submission.target(), submission.video().request())
                .ifPresent(dollars -> line.number(Metric.DOLLARS, dollars));
        line.write();
    }

    /** What the state machine is told. */
    void answered(VideoId id, SubmitOutcome outcome) {
        switch (outcome) {
            case SubmitOutcome.Held _ -> metrics.line().about(id).count(Metric.HELD, 1).write();
            case SubmitOutcome.Refused refused -> metrics.failed(id, refused.failure().code());
            case SubmitOutcome.Accepted _, SubmitOutcome.Busy _, SubmitOutcome.AlreadyFinal _ -> {}
        }
    }
}

package reelay.video.metric;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is counted; each is a sum over the deployment, some by a dimension as well. */
public enum Metric {
    /** Videos that a provider took. */
    ACCEPTED("Accepted", Unit.COUNT, Dimension.PROVIDER),
    /** US dollars for the videos that a provider took, where the price is known. */
    DOLLARS("Dollars", Unit.NONE),
    /** Submits that were answered by waiting for access. */
    HELD("Held", Unit.COUNT),
    /**
     * Videos that a step or the sweep ended; the limits of the state machine are not among them.
     */
    FAILED("Failed", Unit.COUNT, Dimension.CODE),
    /** Questions about a job. */
    POLLS("Polls", Unit.COUNT),
    /** Videos whose file is in the bucket. */
    COMPLETED("Completed", Unit.COUNT, Dimension.PROVIDER),
    /** From the app's request to the file in the bucket. */
    SECONDS_TO_COMPLETE("SecondsToComplete", Unit.SECONDS),
    /** Of finished videos. */
    BYTES("Bytes", Unit.BYTES),
    /** Videos that are not final, or not announced. */
    OPEN("OpenVideos", Unit.COUNT),
    /** Age of the oldest of those; 0 when there is none. */
    OLDEST_OPEN("OldestOpenVideo", Unit.SECONDS),
    /** Videos that a sweep could not look at. */
    TROUBLED("Troubled", Unit.COUNT),
    /** 1 when a check says ready, 0 when it says blocked or propagating; nothing when it cannot. */
    ACCESS_READY("AccessReady", Unit.NONE);

    /** CloudWatch's words. */
    private enum Unit {
        COUNT("Count"),
        SECONDS("Seconds"),
        BYTES("Bytes"),
        NONE("None");

        private final String word;

        Unit(String word) {
            this.word = word;
        }
    }

    private final String word;
    private final Unit unit;
    private final @Nullable Dimension dimension;

    Metric(String word, Unit unit) {
        this(word, unit, null);
    }

    Metric(String word, Unit unit, @Nullable Dimension dimension) {
        this.word = word;
        this.unit = unit;
        this.dimension = dimension;
    }

    /** Its name in CloudWatch. */
    public String word() {
        return word;
    }

    /** Its unit in CloudWatch's word. */
    public String unit() {
        return unit.word;
    }

    /** By what it is told apart, beside its sum. */
    public Optional<Dimension> dimension() {
        return Optional.ofNullable(dimension);
    }
}

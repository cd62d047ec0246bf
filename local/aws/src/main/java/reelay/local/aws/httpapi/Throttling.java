package reelay.local.aws.httpapi;

/**
 * The default route settings: each route has a bucket of its own.
 *
 * @param rate requests per second that refill the bucket
 * @param burst requests the full bucket holds
 */
public record Throttling(double rate, int burst) {

    /** Refuses what lets nothing through forever. */
    public Throttling {
        if (rate <= 0 || burst < 1) {
            throw new IllegalArgumentException(
                    "throttling needs a rate above 0 and a burst of at least 1, not "
                            + rate
                            + " and "
                            + burst);
        }
    }
}

package reelay.stack.faults;

import java.time.Instant;
import reelay.stack.faults.Lives.Life;
import reelay.stack.faults.plan.Chance;

/** Lives in which stories and faults come by chance. */
final class RandomFaults {

    private RandomFaults() {}

    /** The same for the same seed, always. */
    static Life life(long seed) {
        int perMille = 10 + Chance.of(seed, "rate", 120);
        Instant until = World.START.plusSeconds(60 + Chance.of(seed, "until", 5400));
        return new Life(
                "-Dreelay.fault.seed=" + seed,
                Story.random(seed),
                FaultPlan.random(seed, perMille, until),
                seed);
    }
}

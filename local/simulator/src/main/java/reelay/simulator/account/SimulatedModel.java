package reelay.simulator.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A model the simulator has.
 *
 * @param id such as {@code sora-2}
 * @param shutdownDate the day from which it is refused as retired; absent when it stays
 */
public record SimulatedModel(String id, @Nullable LocalDate shutdownDate) {

    /** A model that stays. */
    public static SimulatedModel of(String id) {
        return new SimulatedModel(id, null);
    }

    public boolean isRetired(Instant now) {
        LocalDate last = shutdownDate;
        return last != null && !LocalDate.ofInstant(now, ZoneOffset.UTC).isBefore(last);
    }
}

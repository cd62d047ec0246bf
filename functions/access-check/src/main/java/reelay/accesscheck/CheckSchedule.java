package reelay.accesscheck;

import java.time.Duration;
import java.time.Instant;
import reelay.access.report.AccessReport;

/**
 * When the next check of the schedule is due.
 *
 * @param usual time between two checks
 */
record CheckSchedule(Duration usual) {

    /** The usual time after a report, or when what it waits for should have come, if sooner. */
    Instant next(AccessReport latest) {
        Instant usually = latest.checkedAt().plus(usual);
        Instant awaited = latest.tryAgainAt();
        return awaited != null && awaited.isBefore(usually) ? awaited : usually;
    }
}

package reelay.accesscheck;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import reelay.access.kept.AccessReports;

/**
 * Checks for everybody who asks, and for the schedule when a check is due.
 *
 * @param anybody whether the deployment has a provider whose account can be checked
 * @param check carries a check out
 * @param reports what earlier checks found
 */
record AnswerCheck(
        boolean anybody,
        CheckAccess check,
        AccessReports reports,
        CheckSchedule schedule,
        InstantSource clock) {

    /**
     * The report, or that none is due or to be had.
     *
     * @param most longest wait for the provider that the function has time for
     */
    CheckAnswer answer(CheckRequest request, Duration most) {
        if (!anybody) {
            return new CheckAnswer.NothingToCheck();
        }
        if (request.scheduled()) {
            Optional<Instant> later =
                    reports.latest().map(schedule::next).filter(clock.instant()::isBefore);
            if (later.isPresent()) {
                return new CheckAnswer.NotDue(later.get());
            }
        }
        return new CheckAnswer.Checked(
                check.check(
                        request.patience().filter(wish -> wish.compareTo(most) < 0).orElse(most)));
    }
}

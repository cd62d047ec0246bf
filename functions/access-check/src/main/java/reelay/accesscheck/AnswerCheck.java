package reelay.accesscheck;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reelay.access.kept.AccessReports;
import reelay.access.report.AccessReport;

/**
 * Checks for everybody who asks, and for the schedule when a check is due.
 *
 * @param kinds of the providers that are checked
 * @param check carries a check out
 * @param reports what earlier checks found
 */
record AnswerCheck(
        List<String> kinds,
        CheckAccess check,
        AccessReports reports,
        CheckSchedule schedule,
        InstantSource clock) {

    AnswerCheck {
        kinds = List.copyOf(kinds);
    }

    /**
     * The reports, or that none is due.
     *
     * @param most longest wait for the providers that the function has time for
     */
    CheckAnswer answer(CheckRequest request, Duration most) {
        if (request.scheduled()) {
            Optional<Instant> later = due().filter(clock.instant()::isBefore);
            if (later.isPresent()) {
                return new CheckAnswer.NotDue(later.get());
            }
        }
        return new CheckAnswer.Checked(
                check.check(
                        request.patience().filter(wish -> wish.compareTo(most) < 0).orElse(most)));
    }

    /** When the first of them is due; empty when one was never checked, and so is due now. */
    private Optional<Instant> due() {
        List<AccessReport> latest = reports.latest(kinds);
        return latest.size() < kinds.size()
                ? Optional.empty()
                : latest.stream().map(schedule::next).min(Comparator.naturalOrder());
    }
}

package reelay.accesscheck;

import java.time.Instant;

/**
 * The answer to a schedule that asks before a check is due.
 *
 * @param outcome always {@code not_due}
 * @param dueAt when it is, Unix seconds
 */
record NotDue(String outcome, Instant dueAt) {

    static NotDue before(Instant dueAt) {
        return new NotDue("not_due", dueAt);
    }
}

package reelay.api.access;

import reelay.access.kept.AccessReports;
import reelay.access.kept.CheckTurns;
import reelay.access.kept.KeptMilestones;
import reelay.video.Environment;

/**
 * What the routes about access work with.
 *
 * @param reports what earlier checks found
 * @param milestones what people told about the account
 * @param turns who may run a check now
 * @param checks runs one
 */
public record AccessParts(
        AccessReports reports, KeptMilestones milestones, CheckTurns turns, AccessChecks checks) {

    /** Reads ACCESS_TABLE and ACCESS_CHECK_FUNCTION. */
    public static AccessParts from(Environment environment) {
        return new AccessParts(
                AccessReports.from(environment),
                KeptMilestones.from(environment),
                CheckTurns.from(environment),
                LambdaAccessChecks.from(environment));
    }
}

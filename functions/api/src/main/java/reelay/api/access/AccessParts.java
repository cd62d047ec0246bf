package reelay.api.access;

import reelay.access.kept.AccessReports;
import reelay.access.kept.CheckTurns;
import reelay.access.kept.KeptMilestones;
import reelay.aws.AwsClients;

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

    /**
     * Those of the deployment.
     *
     * @param table DynamoDB table of the reports
     * @param checkFunction the function that checks
     */
    public static AccessParts of(AwsClients aws, String table, String checkFunction) {
        return new AccessParts(
                new AccessReports(aws.dynamoDb(), table),
                new KeptMilestones(aws.dynamoDb(), table),
                new CheckTurns(aws.dynamoDb(), table),
                new LambdaAccessChecks(aws, checkFunction));
    }
}

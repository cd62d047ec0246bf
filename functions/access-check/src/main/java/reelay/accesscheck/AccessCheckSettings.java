package reelay.accesscheck;

import java.time.Duration;
import reelay.provider.ProviderSettings;
import reelay.provider.target.OfferedModels;
import reelay.video.environment.Environment;

/**
 * What this function reads from its environment.
 *
 * @param table DynamoDB table of the reports
 * @param models what apps may ask for, and who makes it
 * @param provider which providers, and how to speak to them
 * @param adminSecret ARN of the secret with the admin key, which may hold none
 * @param timeBetweenChecks how often the schedule checks
 * @param runsLocally whether ./reelay runs it, whose options the steps then name
 * @param eventBus name of the bus that hears of changes
 * @param metrics namespace of the metrics
 */
record AccessCheckSettings(
        String table,
        OfferedModels models,
        ProviderSettings provider,
        String adminSecret,
        Duration timeBetweenChecks,
        boolean runsLocally,
        String eventBus,
        String metrics) {

    private static final int MINUTES_A_DAY = 1_440;

    static AccessCheckSettings from(Environment environment) {
        ProviderSettings provider = ProviderSettings.from(environment);
        return new AccessCheckSettings(
                environment.text("ACCESS_TABLE"),
                OfferedModels.from(environment, provider.kinds()),
                provider,
                environment.text("ADMIN_SECRET"),
                Duration.ofMinutes(environment.number("ACCESS_CHECK_MINUTES", 1, MINUTES_A_DAY)),
                environment.flag("RUNS_LOCALLY"),
                environment.text("EVENT_BUS"),
                environment.text("METRICS_NAMESPACE"));
    }
}

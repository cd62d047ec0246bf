package reelay.submit;

import java.time.Duration;
import java.util.Set;
import reelay.access.ProviderSite;
import reelay.provider.ProviderAbility;
import reelay.provider.ProviderCallbacks;
import reelay.provider.ProviderSettings;
import reelay.provider.target.KnownPrices;
import reelay.provider.target.OfferedModels;
import reelay.video.environment.Environment;

/**
 * The submit function's environment.
 *
 * @param videosTable DynamoDB table of the videos
 * @param videosBucket S3 bucket of reference images and sources
 * @param accessTable DynamoDB table of the access reports and what submits came to
 * @param eventBus bus that hears of holds
 * @param provider which provider, and how to speak to it
 * @param models what apps ask for, and who makes it
 * @param abilities what that provider can do
 * @param callbacks where providers may call back
 * @param patience how long to wait for certainty about an earlier submit
 * @param holdLimit no video is held for longer; the state machine keeps to it
 * @param prices what videos cost, where that is known
 * @param metrics namespace of the metrics
 * @param runsLocally whether ./reelay runs it, whose options the advice then names
 */
record SubmitSettings(
        String videosTable,
        String videosBucket,
        String accessTable,
        String eventBus,
        ProviderSettings provider,
        OfferedModels models,
        Set<ProviderAbility> abilities,
        ProviderCallbacks callbacks,
        Patience patience,
        Duration holdLimit,
        KnownPrices prices,
        String metrics,
        boolean runsLocally) {

    SubmitSettings {
        abilities = Set.copyOf(abilities);
    }

    static SubmitSettings from(Environment environment) {
        ProviderSettings provider = ProviderSettings.from(environment);
        OfferedModels models = OfferedModels.from(environment, provider.kinds());
        return new SubmitSettings(
                environment.text("VIDEOS_TABLE"),
                environment.text("VIDEOS_BUCKET"),
                environment.text("ACCESS_TABLE"),
                environment.text("EVENT_BUS"),
                provider,
                models,
                ProviderAbility.from(environment),
                ProviderCallbacks.from(environment),
                Patience.from(environment, provider),
                environment.seconds("HOLD_LIMIT_SECONDS"),
                KnownPrices.from(environment, models.names()),
                environment.text("METRICS_NAMESPACE"),
                environment.flag("RUNS_LOCALLY"));
    }

    /** Whose service a provider of that kind is. */
    ProviderSite site(String kind) {
        return ProviderSite.of(kind, provider.addressOf(kind)).asked(runsLocally);
    }
}

package reelay.submit;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reelay.access.AccessTable;
import reelay.access.ProviderSite;
import reelay.access.kept.AccessReports;
import reelay.access.kept.KeptMilestones;
import reelay.access.kept.SubmitEvidence;
import reelay.aws.AwsClients;
import reelay.catalog.CallbackTokens;
import reelay.catalog.CatalogFixture;
import reelay.local.aws.eventbridge.EventBridgeEmulator;
import reelay.provider.ProviderAbility;
import reelay.provider.ProviderCallbacks;
import reelay.provider.VideoProviders;
import reelay.provider.target.KnownPrices;
import reelay.video.environment.Environment;
import reelay.video.metric.Metrics;
import reelay.video.step.Pace;
import reelay.workflow.EventBus;

/** The step over real tables and a scripted provider, with every wait at its shortest. */
final class SubmitUnderTest {

    /** After this long an earlier call has certainly ended. */
    static final Duration SETTLING = Duration.ofSeconds(35);

    /** After this long the provider's list shows every job. */
    static final Duration LISTED = Duration.ofMinutes(5);

    /** Not the default, so that no promise can be of that one. */
    static final Duration HOLD_LIMIT = Duration.ofHours(5);

    private static final ProviderSite SITE =
            ProviderSite.of(URI.create("https://api.openai.com/v1"));

    private static final KnownPrices PRICES = new KnownPrices(Map.of());

    static final EventBridgeEmulator BUS =
            EventBridgeEmulator.start(0, Optional.empty(), InstantSource.system());

    /** One client for all tests: making one reads every jar of the class path. */
    private static final EventBus ONE_BUS = busAt(BUS.address());

    private SubmitUnderTest() {}

    /** The bus of all tests; its videos tell the events apart. */
    static EventBus bus() {
        return ONE_BUS;
    }

    static EventBus busAt(URI address) {
        return EventBus.of(
                AwsClients.from(
                        new Environment(
                                Map.of(
                                        "AWS_REGION",
                                        "us-east-1",
                                        "AWS_ENDPOINT_URL_EVENTBRIDGE",
                                        address.toString()))),
                "bus");
    }

    /** What is kept of submits to that provider. */
    static SubmitEvidence evidence(AccessTable access) {
        return new SubmitEvidence(access.dynamoDb(), access.name(), SITE);
    }

    static SubmitVideo of(
            CatalogFixture fixture,
            AccessTable access,
            ScriptedProvider provider,
            Set<ProviderAbility> abilities,
            InstantSource clock) {
        return of(fixture, access, VideoProviders.only(provider), abilities, clock);
    }

    static SubmitVideo of(
            CatalogFixture fixture,
            AccessTable access,
            VideoProviders providers,
            Set<ProviderAbility> abilities,
            InstantSource clock) {
        return of(fixture, access, providers, abilities, ProviderCallbacks.NONE, bus(), clock);
    }

    /**
     * @param callbacks where providers may call back
     * @param bus hears of holds
     */
    static SubmitVideo of(
            CatalogFixture fixture,
            AccessTable access,
            VideoProviders providers,
            Set<ProviderAbility> abilities,
            ProviderCallbacks callbacks,
            EventBus bus,
            InstantSource clock) {
        Pace pace = Pace.ofSubmits(() -> 0L);
        return new SubmitVideo(
                fixture.catalog(),
                fixture.claims(),
                new JobRequests(fixture.catalog(), fixture.bucket(), abilities),
                providers,
                target ->
                        new Holding(
                                fixture.catalog(),
                                evidence(access),
                                new AccessReports(access.dynamoDb(), access.name()),
                                new KeptMilestones(access.dynamoDb(), access.name())::read,
                                SITE,
                                target.model(),
                                HOLD_LIMIT,
                                pace,
                                clock),
                new Patience(SETTLING, LISTED),
                pace,
                CallbackAddresses.of(
                        callbacks,
                        new CallbackTokens(
                                fixture.dynamoDb(), fixture.environment().get("VIDEOS_TABLE"))),
                new HoldNews(fixture.catalog(), bus),
                new SubmitMetrics(new Metrics("Reelay/test", clock), PRICES),
                clock);
    }
}

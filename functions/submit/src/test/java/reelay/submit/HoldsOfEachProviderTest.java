package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.error;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reelay.access.Milestones;
import reelay.access.ProviderSite;
import reelay.access.Reason;
import reelay.access.kept.AccessReports;
import reelay.access.kept.SubmitEvidence;
import reelay.access.report.AccessReport;
import reelay.aws.AwsClients;
import reelay.provider.BaseAddress;
import reelay.provider.ProviderCallbacks;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings;
import reelay.provider.target.DeployedKinds;
import reelay.provider.target.KnownPrices;
import reelay.provider.target.OfferedModels;
import reelay.provider.target.Target;
import reelay.video.Video;
import reelay.video.environment.Environment;
import reelay.video.step.Pace;
import reelay.video.step.SubmitOutcome;

/** A video waits for the access to the provider that is to make it, and for no other's. */
class HoldsOfEachProviderTest extends WaitingForAccess {

    private static final URI KLING = URI.create("https://kling.example");
    private static final Target AT_OPENAI = new Target("openai", "sora-2", Optional.empty());
    private static final Target AT_KLING = new Target("kling", "kling-3.0", Optional.empty());
    private static final DeployedKinds BOTH =
            new DeployedKinds(List.of("openai", "kling"), Map.of("kling", KLING));

    @Test
    void holdsNoVideoOfAnotherProviderForWhatOpenAisAccountWaitsFor() {
        verifiedAgo(Duration.ofMinutes(10));
        Video first = fixture.queuedVideo();
        assertThat(at(AT_OPENAI).declined(first, error(ProviderErrorKind.ORGANIZATION_UNVERIFIED)))
                .isInstanceOf(SubmitOutcome.Held.class);

        assertThat(at(AT_OPENAI).stillHeld(fixture.queuedVideo())).isPresent();
        assertThat(at(AT_KLING).stillHeld(fixture.queuedVideo())).isEmpty();
    }

    @Test
    void goesByTheReportAboutTheProviderThatIsToMakeIt() {
        verifiedAgo(Duration.ofMinutes(10));
        Video video = fixture.queuedVideo();
        at(AT_OPENAI).declined(video, error(ProviderErrorKind.ORGANIZATION_UNVERIFIED));
        now = now.plusSeconds(300);
        keepReport("kling");

        assertThat(at(AT_OPENAI).stillHeld(now(video.id()))).isEmpty();

        now = now.plusSeconds(300);
        keepReport("openai");
        assertThat(at(AT_OPENAI).stillHeld(now(video.id()))).isPresent();
    }

    @Test
    void keepsWhatAProviderRefusedAsEvidenceAboutThatOneAlone() {
        Video video = fixture.queuedVideo();

        assertThat(at(AT_KLING).declined(video, error(ProviderErrorKind.QUOTA_EXHAUSTED)))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused ->
                                assertThat(refused.failure().message())
                                        .startsWith("Kling refuses: ")
                                        .contains("https://kling.ai/dev")
                                        .doesNotContain("openai"));

        assertThat(evidence("kling", KLING).latest("kling-3.0").standingRefusal()).isPresent();
        assertThat(evidence("openai", KLING).latest("kling-3.0").standingRefusal()).isEmpty();
    }

    private SubmitEvidence evidence(String kind, URI address) {
        return new SubmitEvidence(access.dynamoDb(), access.name(), ProviderSite.of(kind, address));
    }

    private Holding at(Target target) {
        ProviderSettings provider =
                new ProviderSettings(
                        BaseAddress.of(URI.create("https://api.openai.com/v1")),
                        ProviderSettings.Encoding.JSON,
                        Duration.ofSeconds(30),
                        "secret",
                        BOTH);
        SubmitSettings settings =
                new SubmitSettings(
                        "videos",
                        "bucket",
                        access.name(),
                        "bus",
                        provider,
                        OfferedModels.unnamed(BOTH),
                        Set.of(),
                        ProviderCallbacks.NONE,
                        new Patience(SubmitUnderTest.SETTLING, SubmitUnderTest.LISTED),
                        SubmitUnderTest.HOLD_LIMIT,
                        new KnownPrices(Map.of()),
                        "Reelay/test",
                        false);
        Function<Target, Holding> holdings =
                Holding.of(
                        settings,
                        AwsClients.from(new Environment(access.environment())),
                        catalog,
                        _ -> () -> new ProviderCredentials(null, null, null),
                        Pace.ofSubmits(() -> 0L),
                        () -> now);
        return holdings.apply(target);
    }

    private void keepReport(String kind) {
        new AccessReports(access.dynamoDb(), access.name())
                .keep(
                        new AccessReport(
                                kind,
                                Reason.VERIFICATION_PROPAGATING.verdict(),
                                Reason.VERIFICATION_PROPAGATING,
                                "as told",
                                Instant.ofEpochSecond(now.getEpochSecond()),
                                null,
                                "host.example",
                                List.of(),
                                List.of(),
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                Milestones.NONE),
                        true);
    }
}

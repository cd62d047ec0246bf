package reelay.submit;

import static reelay.submit.ScriptedProvider.declined;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import reelay.access.AccessTable;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.access.kept.KeptMilestones;
import reelay.access.kept.SubmitEvidence;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoCatalog;
import reelay.provider.ProviderErrorKind;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;

/** Videos that wait for access, with the clock in the test's hand. */
abstract class WaitingForAccess {

    static CatalogFixture fixture;
    static VideoCatalog catalog;

    final ScriptedProvider provider = new ScriptedProvider();
    AccessTable access;
    Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        catalog = fixture.catalog();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void knowNothingYet() {
        access = new AccessTable();
    }

    VideoId refusedAsUnverified() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));
        submit(id);
        return id;
    }

    void verifiedAgo(Duration past) {
        tell(Milestone.VERIFIED_AT, now.minus(past));
    }

    void tell(Milestone milestone, Instant time) {
        new KeptMilestones(access.dynamoDb(), access.name())
                .write(Milestones.NONE.with(milestone, Optional.of(time)));
    }

    SubmitEvidence evidence() {
        return SubmitUnderTest.evidence(access);
    }

    SubmitOutcome submit(VideoId id) {
        return SubmitUnderTest.of(fixture, access, provider, Set.of(), () -> now)
                .submit(new StepInput(id));
    }

    static Video now(VideoId id) {
        return catalog.find(id).orElseThrow();
    }
}

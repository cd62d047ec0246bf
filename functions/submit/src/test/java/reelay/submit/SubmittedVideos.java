package reelay.submit;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import reelay.access.AccessTable;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoCatalog;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;

/** A deployment in which one provider makes every video. */
abstract class SubmittedVideos {

    static CatalogFixture fixture;
    static VideoCatalog catalog;
    static AccessTable access;

    final ScriptedProvider provider = new ScriptedProvider();
    Instant now = Instant.now();

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        catalog = fixture.catalog();
        access = new AccessTable();
    }

    @AfterAll
    static void stop() {
        fixture.close();
        access.close();
    }

    SubmitOutcome submit(VideoId id) {
        return SubmitUnderTest.of(fixture, access, provider, Set.of(), () -> now)
                .submit(new StepInput(id));
    }

    static Video now(Video video) {
        return now(video.id());
    }

    static Video now(VideoId id) {
        return catalog.find(id).orElseThrow();
    }
}

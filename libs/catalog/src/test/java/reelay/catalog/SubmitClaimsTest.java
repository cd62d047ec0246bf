package reelay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.catalog.SubmitClaims.Asking;
import reelay.video.Job;
import reelay.video.VideoId;

/** Who waits to hear of the same words. */
class SubmitClaimsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static CatalogFixture fixture;
    private static SubmitClaims claims;

    private final String words = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        claims = fixture.claims();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void seesAnothersOpenClaimAndNotItsOwn() {
        Asking first = claimed("openai");
        Asking second = asking("openai");

        assertThat(claims.anotherIsOpen(first)).isFalse();
        assertThat(claims.anotherIsOpen(second)).isTrue();
    }

    @Test
    void aNoteAloneIsNoClaim() {
        claims.note(asking("openai"), NOW);

        assertThat(claims.anotherIsOpen(asking("openai"))).isFalse();
    }

    @Test
    void aClaimEndsWithItsJobEvenIfTheNoteStays() {
        Asking first = claimed("openai");
        fixture.catalog()
                .recordJob(first.videoId(), new Job("job-" + first.videoId(), "openai", NOW));

        assertThat(claims.anotherIsOpen(asking("openai"))).isFalse();
    }

    @Test
    void aClaimEndsWhenItIsGivenBackEvenIfTheNoteStays() {
        Asking first = claimed("openai");
        fixture.catalog().submits().release(first.videoId(), 1);

        assertThat(claims.anotherIsOpen(asking("openai"))).isFalse();
    }

    @Test
    void theClaimOfADeletedVideoStaysOpenUnlessItsNoteWasTakenBack() {
        Asking first = claimed("openai");
        fixture.catalog().delete(first.videoId());
        assertThat(claims.anotherIsOpen(asking("openai"))).isTrue();

        claims.forget(first);

        assertThat(claims.anotherIsOpen(asking("openai"))).isFalse();
    }

    @Test
    void knowsProvidersAndWordsApart() {
        claimed("openai");

        assertThat(claims.anotherIsOpen(asking("kling"))).isFalse();
        assertThat(
                        claims.anotherIsOpen(
                                new Asking("openai", words + "!", fixture.queuedVideo().id())))
                .isFalse();
    }

    private Asking asking(String provider) {
        return new Asking(provider, words, fixture.queuedVideo().id());
    }

    private Asking claimed(String provider) {
        Asking asking = asking(provider);
        VideoId id = asking.videoId();
        claims.note(asking, NOW);
        assertThat(fixture.catalog().submits().claim(id, 1, "openai/sora-2", NOW)).isTrue();
        return asking;
    }
}

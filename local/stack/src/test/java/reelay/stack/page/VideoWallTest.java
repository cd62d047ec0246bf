package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.stack.page.Visitor.card;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.stack.page.browser.OpenBrowser;

/** The wall of videos: what it shows and what can be done there. */
@InABrowser
class VideoWallTest {

    private final Instant now = Instant.now();

    @Test
    void saysWhyAVideoFailedAndFillsTheFormToTryAgain(Visitor visitor) {
        String id =
                visitor.videos()
                        .failed(
                                "a famous face",
                                now,
                                "moderation_blocked",
                                "Blocked: a real person.");

        visitor.signIn().until(card(id));

        assertThat(visitor.says(card(id) + " .failure"))
                .contains("Blocked by moderation", "Blocked: a real person.", "moderation_blocked")
                .contains("Change what the reason names, and try again.", "It cost nothing.");
        visitor.click(card(id) + " .buttons button");
        assertThat(visitor.find("#prompt").getDomProperty("value")).isEqualTo("a famous face");
        assertThat(visitor.run("return document.activeElement.id")).isEqualTo("prompt");
        assertThat(visitor.hindrances()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "execution_stopped,   Look at the provider",
        "execution_timed_out, Look at the provider",
        "execution_failed,    Look at the provider",
        "deadline_exceeded,   Look at the provider",
        "of_another_version,  Look at the provider",
        "download_broken,     Fetch it from the provider",
    })
    void tellsNobodyToPayTwice(String code, String remedy, Visitor visitor) {
        String id = visitor.videos().failed("a fox", now, code, "It broke off.");

        visitor.signIn().until(card(id));

        assertThat(visitor.says(card(id))).contains(code, remedy).doesNotContain("Try again");
    }

    @Test
    void bringsADeletedVideoBackWhenAskedTo(Visitor visitor) {
        String id = visitor.videos().failed("keep me", now, "job_failed", "It broke.");
        visitor.signIn().click(card(id) + " .remove").untilSays(card(id), "Deleted for good in ");
        assertThat(visitor.run("return document.activeElement.textContent")).isEqualTo("Undo");
        assertThat(visitor.hindrances()).isEmpty();

        visitor.click(card(id) + " .leaving button").until(card(id) + " .failure");

        visitor.reload().until(card(id));
    }

    @Test
    void deletesAVideoAtOnceWhenAskedTo(Visitor visitor) {
        String kept = visitor.videos().failed("keep me", now, "job_failed", "It broke.");
        String gone = visitor.videos().failed("delete me", now, "job_failed", "It broke.");
        visitor.signIn().until(card(kept)).click(card(gone) + " .remove");

        visitor.click(card(gone) + " .now").untilTrue(asked(gone));

        visitor.pointAt(".wordmark").untilGone(card(gone));
        visitor.reload().until(card(kept));
        assertThat(visitor.count(card(gone))).isZero();
    }

    @Test
    void deletesWhenTheTimeIsUpAndMovesNothingUnderThePointer(Visitor visitor) {
        String next = visitor.videos().failed("the next", now, "job_failed", "It broke.");
        String gone = visitor.videos().failed("me", now.plusMillis(1), "job_failed", "It broke.");
        visitor.signIn().until(card(next)).click(card(gone) + " .remove");
        visitor.until(card(gone) + " .leaving");

        // The page itself put the focus on Undo, and the pointer lies where it clicked.
        visitor.later(Duration.ofSeconds(11)).untilTrue(asked(gone));

        assertThat(visitor.count(card(gone))).isOne();
        visitor.pointAt(".wordmark").untilGone(card(gone));
        assertThat(visitor.count(card(next))).isOne();
    }

    @Test
    void waitsWhileSomebodyPointsAtTheWayBack(Visitor visitor) {
        String id = visitor.videos().failed("me", now, "job_failed", "It broke.");
        visitor.signIn().click(card(id) + " .remove").until(card(id) + " .leaving");
        visitor.pointAt(".wordmark").pointAt(card(id) + " .leaving");

        visitor.later(Duration.ofSeconds(11)).click(card(id) + " .leaving button");

        visitor.until(card(id) + " .failure");
        assertThat(visitor.run("return " + asked(id))).isEqualTo(false);
    }

    @Test
    void stopsARunningVideoAtOnce(Visitor visitor) {
        String id = visitor.videos().running("too dear", now.minusSeconds(5), 40);
        visitor.signIn().click(card(id) + " .remove").untilTrue(asked(id));

        visitor.untilSays(card(id), "Stopped and deleted. What was made of it may have been");
        assertThat(visitor.hindrances()).isEmpty();
        visitor.click(card(id) + " .leaving button");
        assertThat(visitor.find("#prompt").getDomProperty("value")).isEqualTo("too dear");
        visitor.reload().until("#empty .nothing");
    }

    /** Whether the API has answered something about the video itself. */
    private static String asked(String id) {
        return "performance.getEntriesByType('resource').some(e => e.name.endsWith('/%s') && e.responseEnd > 0)"
                .formatted(id);
    }

    @Test
    void tellsOfALostConnectionOnceAndGoesOnWithNewLinks(Visitor visitor) {
        visitor.videos().running("a fox", now, 10);
        visitor.signIn().until(".card");
        visitor.run("window.real = window.fetch; window.fetch = () => Promise.reject(new Error())");
        visitor.untilSays(".notice", "Not connected, trying again.");
        visitor.run("document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(visitor.count(".notice")).isOne();

        visitor.run("window.fetch = window.real");
        visitor.run("document.dispatchEvent(new Event('visibilitychange'))");

        visitor.untilGone(".notice").untilSays("#announcements", "Connected again.");
    }

    @Test
    void saysAtOnceWhyAVideoIsHeld(Visitor visitor, PageUnderTest page) {
        new AccessReportItems(page.stack())
                .put("{\"verdict\": \"ready\", \"reason\": \"ready\", \"sentence\": \"Go on.\"}");
        visitor.signIn().until("#access-dot[data-verdict=ready]");

        Instant earlier = now.minusSeconds(10);
        String id = visitor.videos().held("a fox", earlier, now.plusSeconds(600));
        visitor.run("document.dispatchEvent(new Event('visibilitychange'))");

        visitor.untilSays(card(id) + " .why", "The verification is not known everywhere yet.");
    }

    @Test
    void showsTheLinkThatHelpsHoweverLongTheReasonIs(Visitor visitor) {
        String reason = "The organization must be verified to use this model. ".repeat(9);
        String id = visitor.videos().failed("a fox", now, "organization_unverified", reason);
        visitor.signIn().until(card(id));

        assertThat(
                        visitor.run(
                                """
                                const link = document.querySelector('.failure a').getBoundingClientRect();
                                const mat = document.querySelector('.frame').getBoundingClientRect();
                                return link.bottom <= mat.bottom && link.height > 0;
                                """))
                .isEqualTo(true);
        visitor.click(".failure a").until("#access-view");
    }

    @Test
    void showsSixtyVideosAPageAtATime(Visitor visitor) {
        for (int i = 1; i <= 60; i++) {
            visitor.videos().failed("video " + i, now.plusMillis(i), "job_failed", "It broke.");
        }
        visitor.signIn().untilSays(".card .words", "video 60");
        assertThat(visitor.run("return document.querySelectorAll('.card').length")).isEqualTo(24L);

        visitor.untilTrue(
                "(scrollTo(0, document.body.scrollHeight),"
                        + " document.querySelectorAll('.card').length === 60)");

        assertThat(
                        visitor.run(
                                "return [...document.querySelectorAll('.words')]"
                                        + ".map(e => e.textContent.slice(6)).join()"))
                .isEqualTo(
                        IntStream.rangeClosed(1, 60)
                                .mapToObj(i -> Integer.toString(61 - i))
                                .collect(Collectors.joining(",")));
    }

    @Test
    void loadsPostersAndNotWholeVideos(Visitor visitor) {
        visitor.signIn().type("#prompt", "a paper boat").click("#make-button");
        visitor.until(".card[data-status=completed] .frame.still");
        String id = (String) visitor.run("return document.querySelector('.card').dataset.id");
        visitor.videos().copies(id, 73);
        visitor.fromTheBucket();

        visitor.reload().until(".card .frame.still");
        visitor.untilTrue(
                "(scrollBy(0, 600), document.querySelectorAll('.frame.still').length === 74)");

        List<OpenBrowser.Loaded> pictures = visitor.fromTheBucket();
        assertThat(pictures).hasSize(74);
        assertThat(pictures.stream().mapToLong(OpenBrowser.Loaded::bytes).sum())
                .isBetween(74 * 1_000L, 74 * 20_000L);
    }

    @Test
    void findsVideosByStatusAndWordsAlsoOnPagesThatWereNotLoaded(Visitor visitor) {
        visitor.videos().queued("an old lighthouse", now.minusSeconds(1000));
        for (int i = 1; i <= 30; i++) {
            visitor.videos().failed("video " + i, now.plusMillis(i), "job_failed", "It broke.");
        }
        visitor.signIn().until(".card");

        visitor.type("#text-filter", "LIGHTHOUSE old")
                .untilSays(".card .words", "an old lighthouse");
        assertThat(visitor.count(".card")).isOne();
        visitor.run("document.querySelector('input[value=failed]').click()");
        visitor.untilSays("#empty", "No video fits");
        visitor.click("#empty button").untilSays(".card .words", "video 30");
    }

    @Test
    void showsAVideoThatSomebodyElseMadeWithoutAReload(Visitor visitor) {
        visitor.videos().running("the first", now.minusSeconds(2), 99);
        visitor.signIn().until(".card");

        String id = visitor.videos().queued("made by an app", now.plusSeconds(1));

        visitor.until(card(id));
    }

    @Test
    void takesAPromptFullOfMarkupAsText(Visitor visitor) {
        String prompt =
                "<img src=x onerror=\"document.title='taken'\"><script>alert(1)</script> &"
                        + " <b>bold</b>";
        String running = visitor.videos().running(prompt, now, 10);
        String failed = visitor.videos().failed(prompt, now.plusMillis(1), "job_failed", prompt);

        visitor.signIn().until(card(running));

        assertThat(visitor.says(card(running) + " .words")).isEqualTo(prompt);
        assertThat(visitor.says(card(failed) + " .said")).isEqualTo(prompt);
        visitor.click(card(failed) + " .remove").until(card(failed) + " .leaving");
        assertThat(
                        visitor.run(
                                "return document.querySelectorAll('main img, main script,"
                                        + " b').length"))
                .isEqualTo(0L);
        assertThat(visitor.driver().getTitle()).isEqualTo("(1) Reelay");
    }
}

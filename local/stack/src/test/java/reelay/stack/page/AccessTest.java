package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whether the provider account may make videos, as the page tells it. */
@InABrowser
class AccessTest {

    private static final String BLOCKED =
            """
            {"verdict": "blocked", "reason": "organization_unverified",
             "sentence": "The organization is not verified, so sora-2 may not be used.",
             "steps": [
               {"text": "Verify the organization.",
                "link": "https://platform.openai.com/settings/organization/general"},
               {"text": "Make a new key.", "link": "javascript:alert(1)"}],
             "checklist": [
               {"name": "organization_verified", "text": "Organization verified",
                "state": "open", "sentence": "The provider says that it is not."},
               {"name": "billing_active", "text": "Billing active",
                "state": "unknown", "sentence": "No API tells this."}],
             "findings": [
               {"check": "organization_verified", "state": "fail",
                "reason": "organization_unverified", "sentence": "It must be <b>verified</b>.",
                "inferred": true, "evidence": null, "advice": [], "link": null,
                "try_again_at": null}],
             "support_message": "Hello, we need access."}
            """;

    @Test
    void saysOverTheVideosThatNothingCanBeMadeAndLeadsToWhatHelps(
            Visitor visitor, PageUnderTest page) {
        new AccessReportItems(page.stack()).put(BLOCKED);
        visitor.signIn().untilSays("#banner", "Not possible now");
        assertThat(visitor.says("#banner")).contains("The organization is not verified");
        assertThat(visitor.hindrances()).isEmpty();

        visitor.click("#banner .button").until("#access-view .verdict");

        assertThat(visitor.says(".steps")).contains("Verify the organization.", "Make a new key.");
        assertThat(
                        visitor.run(
                                "return [...document.querySelectorAll('main a')]"
                                        + ".map(a => a.getAttribute('href') + a.rel).join()"))
                .isEqualTo(
                        "#access,https://platform.openai.com/settings/organization/general"
                                + "noopener noreferrer");
        assertThat(visitor.says(".checklist")).contains("Organization verified", "No API tells");
        visitor.click(".finding summary");
        assertThat(visitor.says(".finding")).contains("It must be <b>verified</b>.", "inferred");
        visitor.click("#report .panel:has(.message) .button")
                .untilSays(".notice", "Message copied.");
        assertThat(visitor.hindrances()).isEmpty();
    }

    @Test
    void tellsHowEachModelStandsInTheProvidersOwnWords(Visitor visitor, PageUnderTest page) {
        new AccessReportItems(page.stack())
                .put(
                        """
                        {"verdict": "blocked", "reason": "model_not_enabled",
                         "sentence": "film-2 was refused.", "models": ["film-1", "film-2", "film-3"],
                         "standing": [
                           {"model": "film-1", "standing": "proved", "at": 1790000000,
                            "reason": null, "words": null},
                           {"model": "film-2", "standing": "refused", "at": 1790000600,
                            "reason": "model_not_enabled",
                            "words": "team not allowed <b>here</b>"},
                           {"model": "film-3", "standing": "listed", "at": null,
                            "reason": null, "words": null}]}
                        """);
        visitor.signIn().click("#access-link").until(".standing li:nth-child(3)");

        assertThat(visitor.says(".standing li:nth-child(1)")).contains("film-1", "proved");
        assertThat(visitor.says(".standing li:nth-child(2)"))
                .contains("refused for model not enabled", "team not allowed <b>here</b>");
        assertThat(visitor.says(".standing li:nth-child(3)")).contains("listed, not proved");
        assertThat(visitor.hindrances()).isEmpty();
    }

    @Test
    void offersNoFormForWhatNothingBringsBack(Visitor visitor, PageUnderTest page) {
        new AccessReportItems(page.stack())
                .put(
                        """
                        {"verdict": "blocked", "reason": "provider_retired",
                         "sentence": "OpenAI switched Sora 2 off on 2026-09-24."}
                        """);
        visitor.signIn()
                .click("#access-link")
                .untilSays("#report .sentence", "switched Sora 2 off");

        assertThat(visitor.says("#access-view").toLowerCase(Locale.ROOT))
                .doesNotContain("verified at", "organization verified");
        assertThat(visitor.count(".milestones")).isZero();
        assertThat(visitor.hindrances()).isEmpty();
    }

    @Test
    void saysWhenToLookAgainWhileAccessIsOnItsWay(Visitor visitor, PageUnderTest page) {
        Instant soon = Instant.now().plusSeconds(600);
        String id = visitor.videos().held("a fox", Instant.now(), soon);
        new AccessReportItems(page.stack())
                .put(
                        """
                        {"verdict": "propagating", "reason": "verification_propagating",
                         "sentence": "Verified 10 minutes ago; that takes up to 30 minutes.",
                         "try_again_at": %d}
                        """
                                .formatted(soon.getEpochSecond()));

        visitor.inTheDark().signIn().untilSays("#banner", "Nearly there");

        assertThat(visitor.says("#banner"))
                .contains("1 video waits for it and goes on by itself.")
                .contains("Worth another look at", "in about 10 min.");
        visitor.untilSays(Visitor.card(id) + " .state", "Waiting for access");
        assertThat(visitor.says(Visitor.card(id) + " .times")).contains("next try ");
        assertThat(visitor.hindrances()).isEmpty();
    }

    @Test
    void keepsOutOfTheWayWhenAllIsWellAndShowsTheHistory(Visitor visitor, PageUnderTest page) {
        AccessReportItems reports = new AccessReportItems(page.stack());
        reports.removeAll();
        reports.put(BLOCKED);
        reports.put("{\"verdict\": \"ready\", \"reason\": \"ready\", \"sentence\": \"Go on.\"}");

        visitor.signIn().until("#access-dot[data-verdict=ready]");
        assertThat(visitor.says("#banner")).isEmpty();
        visitor.click("#access-link").until(".timeline li:nth-child(2)");

        assertThat(visitor.says(".timeline"))
                .containsSubsequence("Ready", "Go on.", "Not possible");
    }

    @Test
    void checksWhenAskedAndSaysWhenThatIsTooSoon(Visitor visitor, PageUnderTest page) {
        new AccessReportItems(page.stack()).removeAll();
        visitor.signIn().click("#access-link").untilSays("#report", "Not checked yet");
        assertThat(visitor.hindrances()).isEmpty();

        visitor.click("#check-now").untilSays(".verdict h2", "Listed, not proved");
        assertThat(visitor.says(".standing")).contains("sora-2", "listed, not proved");
        visitor.click("#check-now").untilSays(".notice[data-kind=failed]", "30");

        visitor.untilSays("#check-now", "Check again in ");
    }

    @Test
    void showsAnAppTheVerdictAndNoForms(PageUnderTest page) {
        new AccessReportItems(page.stack()).put(BLOCKED);
        Visitor app = page.newApp();
        try {
            app.signIn().untilSays("#banner", "The organization is not verified");
            app.click("#banner .button").until("#access-view .verdict");

            assertThat(app.says("#report")).contains("Not possible now", "operators");
            assertThat(app.count("#check-now")).isZero();
            assertThat(app.count(".milestones, .steps, .checklist, .finding")).isZero();
            assertThat(app.hindrances()).isEmpty();
        } finally {
            app.leave();
        }
    }

    @Test
    void takesMilestonesAndShowsARefusalAtItsField(Visitor visitor, PageUnderTest page) {
        new AccessReportItems(page.stack()).put(BLOCKED);
        visitor.onAPhone().signIn().click("#access-link").until("#verified_at");
        visitor.run("document.querySelector('#verified_at').value = '2999-01-01T10:00'");
        visitor.click(".milestones button").untilSays("#verified_at-error", "future");
        assertThat(visitor.run("return document.activeElement.id")).isEqualTo("verified_at");

        visitor.run("document.querySelector('#verified_at').value = '2026-01-02T10:00'");
        visitor.click(".milestones button").untilSays(".notice", "Saved. With that: ");
        assertThat(visitor.says(".verdict h2")).isEqualTo("Listed, not proved");

        assertThat(visitor.count("#verified_at-error")).isZero();
        assertThat(visitor.hindrances()).isEmpty();
    }
}

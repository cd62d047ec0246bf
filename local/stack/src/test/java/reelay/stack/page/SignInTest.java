package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reelay.stack.page.browser.OpenBrowser;

/** The key: asked for once, kept for the tab, never in an address. */
@InABrowser
class SignInTest {

    @Test
    void asksForAKeyAndThenShowsAnEmptyWall(Visitor visitor) {
        visitor.open().until("#sign-in");
        assertThat(visitor.count("nav")).isZero();

        visitor.signInWith(visitor.key()).until("#empty .nothing");

        assertThat(visitor.says("#empty")).contains("An empty wall");
        assertThat(visitor.count("#sign-in")).isZero();
        assertThat(visitor.hindrances()).isEmpty();
    }

    @Test
    void refusesAWrongKeyInTheApisWordsAndKeepsNothing(Visitor visitor) {
        visitor.open()
                .signInWith("sk-nobodys")
                .untilSays("#key-error", "Incorrect API key provided.");

        assertThat(visitor.run("return sessionStorage.length")).isEqualTo(0L);
        assertThat(visitor.run("return document.activeElement.id")).isEqualTo("key");
        assertThat(visitor.hindrances()).isEmpty();
    }

    @Test
    void keepsTheKeyForTheTabAloneAndOutOfItsAddress(Visitor visitor) {
        visitor.signIn().reload().until("#videos-view");

        assertThat(visitor.driver().getCurrentUrl()).doesNotContain(visitor.key());
        assertThat(visitor.run("return localStorage.length + document.cookie.length"))
                .isEqualTo(0L);
        visitor.click("#sign-out").until("#sign-in");
        assertThat(visitor.run("return sessionStorage.length")).isEqualTo(0L);
    }

    @Test
    void remembersTheKeyOnTheDeviceWhenAskedTo(Visitor visitor) {
        visitor.open().click("#remember").signInWith(visitor.key()).until("#videos-view");
        visitor.run("sessionStorage.clear()");

        visitor.reload().until("#videos-view");

        visitor.click("#sign-out").until("#sign-in");
        assertThat(visitor.run("return localStorage.length")).isEqualTo(0L);
    }

    @Test
    void offersPromptsToBeginWith(Visitor visitor) {
        visitor.signIn().until("#empty .nothing");
        assertThat(visitor.count(".to-try button")).isEqualTo(3);

        visitor.click(".to-try button");

        assertThat(visitor.find("#prompt").getDomProperty("value")).startsWith("A paper boat");
    }

    @Test
    void asksAgainWhenTheKeyIsNotTakenAnyMore(Visitor visitor) {
        visitor.signIn();
        visitor.run("sessionStorage.setItem('reelay.key', 'sk-revoked')");

        visitor.reload().until("#sign-in");

        assertThat(visitor.says("#key-error")).isEqualTo("Incorrect API key provided.");
        assertThat(visitor.run("return sessionStorage.length")).isEqualTo(0L);
    }

    @Test
    void leavesTheFocusToWhomWentOnBeforeAllWasLoaded(Visitor visitor) {
        visitor.open().until("#sign-in");
        visitor.run(
                """
                const real = window.fetch;
                const later = new Promise((resolve) => { window.goOn = resolve; });
                window.fetch = async (url, options) => {
                  if (String(url).endsWith("/v1/access")) await later;
                  return real(url, options);
                };
                """);
        visitor.signInWith(visitor.key()).until("#empty .nothing");
        visitor.run("document.querySelector('#sign-out').focus()");

        visitor.run("window.goOn()");

        visitor.untilSays("#announcements", "Signed in.");
        assertThat(visitor.run("return document.activeElement.id")).isEqualTo("sign-out");
    }

    @Test
    void loadsLessThan120KilobytesInFewFilesAtFirst(Visitor visitor) {
        visitor.videos().finished("a cat", Instant.now());
        visitor.signIn().until(".card");
        visitor.forgetCache().loaded();

        visitor.reload().until(".card").untilTrue("document.readyState === 'complete'");

        List<OpenBrowser.Loaded> first = visitor.loaded();
        assertThat(first.stream().mapToLong(OpenBrowser.Loaded::bytes).sum())
                .as("%s", first)
                .isBetween(10_000L, 120_000L);
        assertThat(first).filteredOn(one -> one.url().endsWith(".js")).hasSizeBetween(2, 12);
    }
}

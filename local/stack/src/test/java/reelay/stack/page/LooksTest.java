package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Dark, small, and for everybody. */
@InABrowser
class LooksTest {

    @Test
    void isDarkWhereTheRestIsAndAsEasyToRead(Visitor visitor) {
        withOneOfEach(visitor);
        visitor.inTheDark().signIn().until(".card[data-status=failed]");

        assertThat(visitor.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(22, 21, 19)");
        assertThat(visitor.hindrances()).isEmpty();
    }

    @Test
    void fitsOnAPhone(Visitor visitor) {
        withOneOfEach(visitor);
        visitor.onAPhone().signIn().until(".card[data-status=failed]");

        assertThat(visitor.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
        assertThat(
                        visitor.run(
                                """
                                const form = document.querySelector('.make').getBoundingClientRect();
                                return [...document.querySelectorAll('.card')].map(c => c.getBoundingClientRect())
                                    .every(c => c.left >= form.left && c.right <= form.right + 1);
                                """))
                .isEqualTo(true);
        assertThat(visitor.run("return document.querySelector('.make').offsetHeight < 250"))
                .as("the form leaves room for the first row")
                .isEqualTo(true);
        assertThat(visitor.hindrances()).isEmpty();
    }

    @Test
    void hasTargetsForFingersAndShowsWhatWasMadeAtOnce(Visitor visitor) {
        withOneOfEach(visitor);
        visitor.onAPhone().signIn().until(".card[data-status=failed]");
        assertThat(
                        visitor.run(
                                """
                                return [...document.querySelectorAll('button, .button, select, nav a, input[type=search]')]
                                    .filter(e => e.checkVisibility() && !e.closest('.unseen'))
                                    .filter(e => e.offsetHeight < 44 || e.offsetWidth < 44)
                                    .map(e => e.outerHTML.slice(0, 60) + e.offsetWidth + 'x' + e.offsetHeight).join();
                                """))
                .isEqualTo("");

        visitor.type("#prompt", "a new one").click("#make-button");

        visitor.untilTrue(
                "(e => e?.textContent === 'a new one' && e.getBoundingClientRect().top <"
                        + " innerHeight)(document.querySelector('.card .words'))");
        assertThat(
                        visitor.run(
                                "return"
                                        + " document.querySelector('.frame').getBoundingClientRect().top"
                                        + " < innerHeight - 200"))
                .isEqualTo(true);
    }

    @Test
    void hasNoHindrancesInTheLight(Visitor visitor) {
        withOneOfEach(visitor);
        visitor.signIn().until(".card[data-status=failed]");

        assertThat(visitor.hindrances()).isEmpty();
    }

    private static void withOneOfEach(Visitor visitor) {
        Instant now = Instant.now();
        visitor.videos().failed("a fox", now.minusSeconds(90), "key_invalid", "Incorrect API key.");
        visitor.videos().queued("a harbour", now.minusSeconds(20));
        visitor.videos().running("a street", now.minusSeconds(30), 60);
    }
}

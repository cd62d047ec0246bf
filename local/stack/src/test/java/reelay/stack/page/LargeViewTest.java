package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** One video, large, by keyboard alone. */
@InABrowser
class LargeViewTest {

    @Test
    void isOpenedTurnedPausedAndClosedByKeys(Visitor visitor) {
        visitor.signIn().type("#prompt", "a paper boat", Keys.chord(Keys.CONTROL, Keys.ENTER));
        visitor.until(".card[data-status=completed] .play");
        String id = (String) visitor.run("return document.querySelector('.card').dataset.id");
        visitor.videos().copies(id, 1);
        visitor.reload().until(".card:nth-child(2) .play");
        visitor.run("document.querySelector('.card:nth-child(1) .play').focus()");

        visitor.press(Keys.ENTER)
                .untilTrue("document.querySelector('#view video')?.currentTime > 0");
        assertThat(visitor.says("#view .about"))
                .contains("a paper boat", "sora-2", "Portrait, 720 × 1280")
                .contains("By the list of prices, $0.40.");
        assertThat(visitor.run("return location.hash")).isEqualTo("#videos/" + id);
        assertThat(visitor.hindrances()).isEmpty();

        visitor.press(Keys.SPACE).untilTrue("document.querySelector('#view video').paused");
        visitor.press(Keys.ARROW_RIGHT).untilTrue("location.hash !== '#videos/" + id + "'");
        visitor.press(Keys.ARROW_LEFT).untilTrue("location.hash === '#videos/" + id + "'");
        for (int i = 0; i < 12; i++) {
            visitor.press(Keys.TAB);
            assertThat(visitor.run("return document.activeElement.closest('#view') !== null"))
                    .isEqualTo(true);
        }
        visitor.press(Keys.ESCAPE).untilGone("#view");
        assertThat(visitor.run("return document.activeElement.closest('.card').dataset.id"))
                .isEqualTo(id);
    }

    @Test
    void opensAtTheAddressThatNamesAVideo(Visitor visitor) {
        visitor.signIn().type("#prompt", "a paper boat", Keys.chord(Keys.CONTROL, Keys.ENTER));
        visitor.until(".card[data-status=completed] .play");
        String id = (String) visitor.run("return document.querySelector('.card').dataset.id");

        visitor.run("location.hash = '#videos/" + id + "'");

        visitor.untilSays("#view .about", "a paper boat");
    }
}

package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/**
 * All of it without a mouse, from the key to the way out; whoever goes there sees where they are.
 */
@InABrowser
class KeyboardTest {

    /** More stops than any way has. */
    private static final int STOPS = 60;

    @Test
    void makesPlaysDeletesAndLeavesByKeysAlone(Visitor visitor) {
        visitor.open().untilTrue(focused("#key"));
        visitor.press(visitor.key()).press(Keys.ENTER).untilTrue(focused("#prompt"));

        visitor.press("a paper boat");
        go(visitor, "#options");
        visitor.press(Keys.ENTER).until("#choices");
        goBack(visitor, "#size input");
        visitor.press(Keys.ARROW_RIGHT);
        assertThat(visitor.says("#options")).contains("Landscape");
        go(visitor, "#make-button");
        visitor.press(Keys.ENTER).until(".card[data-status=completed] .play");

        go(visitor, ".card .play");
        visitor.press(Keys.ENTER).untilTrue("document.querySelector('#view video') !== null");
        visitor.press(Keys.ESCAPE).untilTrue(focused(".card .play"));
        go(visitor, ".card .remove");
        visitor.press(Keys.ENTER).untilTrue(focused(".card .leaving button"));
        visitor.press(Keys.ENTER).until(".card .play");

        goBack(visitor, "#skip");
        go(visitor, "#access-link");
        visitor.press(Keys.ENTER).until(".verdict");
        go(visitor, "#sign-out");
        visitor.press(Keys.ENTER).untilTrue(focused("#key"));
    }

    private static String focused(String css) {
        return "document.activeElement.matches('" + css + "')";
    }

    private static void go(Visitor visitor, String css) {
        step(visitor, css, () -> visitor.press(Keys.TAB));
    }

    private static void goBack(Visitor visitor, String css) {
        var back =
                new Actions(visitor.driver())
                        .keyDown(Keys.SHIFT)
                        .sendKeys(Keys.TAB)
                        .keyUp(Keys.SHIFT)
                        .build();
        step(visitor, css, back::perform);
    }

    private static void step(Visitor visitor, String css, Runnable next) {
        for (int stop = 0; stop < STOPS; stop++) {
            next.run();
            // A field may show it by the frame around it, a radio button by its chip.
            assertThat(
                            visitor.run(
                                    """
                                    const drawn = (e) => e && (getComputedStyle(e).outlineStyle !== "none"
                                        || getComputedStyle(e).boxShadow !== "none"
                                        || getComputedStyle(e, "::after").outlineStyle !== "none");
                                    const here = document.activeElement;
                                    const shows = here === document.body || [here, here.nextElementSibling,
                                        here.parentElement, here.closest("form"), here.closest(".field")].some(drawn);
                                    return shows ? "" : here.outerHTML.slice(0, 120);
                                    """))
                    .as("shows where it is")
                    .isEqualTo("");
            if (Boolean.TRUE.equals(visitor.run("return " + focused(css)))) {
                return;
            }
        }
        throw new AssertionError("no way by keys to " + css);
    }
}

package reelay.stack.page;

import org.junit.jupiter.api.Nested;

/**
 * A telling few of the tests in the other browser: a video that plays, keys, dark, small, fingers.
 * {@code -Dreelay.browser=firefox} takes it for all.
 */
class InFirefoxTest {

    @Nested
    @InABrowser("firefox")
    class LargeViewInFirefoxTest extends LargeViewTest {}

    @Nested
    @InABrowser("firefox")
    class LooksInFirefoxTest extends LooksTest {}
}

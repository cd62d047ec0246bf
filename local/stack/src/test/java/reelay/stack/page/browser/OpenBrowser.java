package reelay.stack.page.browser;

import java.util.List;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A browser that runs, and what tests ask of it beyond what every WebDriver can. */
public interface OpenBrowser extends AutoCloseable {

    RemoteWebDriver driver();

    /** Shows the tab as such a screen does; a narrow one is touched by fingers. */
    void screen(int width, int height);

    /** Tells pages what their reader likes. */
    void prefers(boolean dark, boolean still);

    /** Forgets what was said of screens and likes. */
    void asAtFirst();

    /** Forgets all that it keeps of what it loaded. */
    void forgetCache();

    /** What tabs have asked the network for since this was asked last. */
    List<Loaded> loaded();

    /** Errors in the console since this was asked last; a refused request is none. */
    List<String> complaints();

    /** What is seen now: WebP in Chromium, PNG in Firefox. */
    byte[] picture();

    @Override
    void close();

    /**
     * One request of a tab.
     *
     * @param url what was asked
     * @param bytes of headers and body as they came over the network; 0 when it came from a cache
     */
    record Loaded(String url, long bytes) {}
}

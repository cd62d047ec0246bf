package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.remote.RemoteWebDriver;
import reelay.stack.page.browser.OpenBrowser;

/** Somebody in front of the page: one tab, one owner's key. */
final class Visitor {

    /** Longest wait for something to appear; the machine may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final OpenBrowser browser;
    private final RemoteWebDriver driver;
    private final URI api;
    private final URI bucket;
    private final String key;
    private final OwnedVideos videos;
    private final Path downloads;
    private final String firstTab;
    private final List<String> requested = new ArrayList<>();

    Visitor(
            OpenBrowser browser,
            URI api,
            URI bucket,
            String key,
            OwnedVideos videos,
            Path downloads) {
        this.browser = browser;
        this.driver = browser.driver();
        this.api = api;
        this.bucket = bucket;
        this.key = key;
        this.videos = videos;
        this.downloads = downloads;
        this.firstTab = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        browser.loaded(); // what others asked for until now
    }

    /** What this visitor's owner has. */
    OwnedVideos videos() {
        return videos;
    }

    String key() {
        return key;
    }

    Path downloads() {
        return downloads;
    }

    RemoteWebDriver driver() {
        return driver;
    }

    /** Opens the page. */
    Visitor open() {
        driver.get(api + "/");
        return this;
    }

    /** Opens the page and signs in with the own key. */
    Visitor signIn() {
        open();
        return signInWith(key).until("#videos-view");
    }

    Visitor signInWith(String someKey) {
        until("#sign-in");
        type("#key", someKey);
        return click("#sign-in-form button");
    }

    Visitor reload() {
        driver.navigate().refresh();
        return this;
    }

    /** Waits until something that fits is shown. */
    Visitor until(String css) {
        Awaitility.await(css)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !shown(css).isEmpty());
        return this;
    }

    /** Waits until nothing that fits is shown. */
    Visitor untilGone(String css) {
        Awaitility.await("no " + css)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> shown(css).isEmpty());
        return this;
    }

    /** Waits until the text of what fits contains this. */
    Visitor untilSays(String css, String expected) {
        Awaitility.await(css + " says " + expected)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> says(css).contains(expected));
        return this;
    }

    /** Waits until the script answers true. */
    Visitor untilTrue(String script) {
        Awaitility.await(script)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Boolean.TRUE.equals(run("return " + script)));
        return this;
    }

    /** The text of the first shown element that fits; empty when there is none. */
    String says(String css) {
        return Objects.toString(
                run(
                        "return [...document.querySelectorAll(arguments[0])]"
                                + ".find(e => e.checkVisibility())?.innerText ?? ''",
                        css),
                "");
    }

    /** How many shown elements fit. */
    int count(String css) {
        return shown(css).size();
    }

    private List<?> shown(String css) {
        Object found =
                run(
                        "return [...document.querySelectorAll(arguments[0])]"
                                + ".filter(e => e.checkVisibility({visibilityProperty: true}))",
                        css);
        return found instanceof List<?> list ? list : List.of();
    }

    Visitor click(String css) {
        WebElement element = find(css);
        run("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
        return this;
    }

    Visitor type(String css, CharSequence... keys) {
        find(css).sendKeys(keys);
        return this;
    }

    /** Presses a key wherever the focus is. */
    Visitor press(CharSequence key) {
        new Actions(driver).sendKeys(key).perform();
        return this;
    }

    /** Moves the pointer there and leaves it. */
    Visitor pointAt(String css) {
        new Actions(driver).moveToElement(find(css)).perform();
        return this;
    }

    /** Lets the page's clock go on. */
    Visitor later(Duration time) {
        run(
                """
                const clock = performance.now.bind(performance);
                performance.now = () => clock() + arguments[0];
                """
                        .replace("arguments[0]", Long.toString(time.toMillis())));
        return this;
    }

    /** Gives the form an image. */
    Visitor attach(Path image) {
        driver.findElement(By.cssSelector("#image")).sendKeys(image.toString());
        return this;
    }

    WebElement find(String css) {
        until(css);
        return driver.findElement(By.cssSelector(css));
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The card of the video with these words in its prompt, as a selector. */
    static String card(String id) {
        return ".card[data-id='" + id + "']";
    }

    /** Texts that no person wrote: what a program says when it has nothing to say. */
    private List<?> slips() {
        Object found =
                run(
                        """
                        const odd = /^(false|true|undefined|null|NaN|\\[object .*\\])$|undefined|\\bNaN\\b|\\[object /;
                        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                        const slips = [];
                        while (walk.nextNode()) {
                          const text = walk.currentNode.nodeValue.trim();
                          if (odd.test(text)) slips.push(text);
                        }
                        return slips;
                        """);
        return found instanceof List<?> list ? list : List.of("no answer");
    }

    /** What axe calls a serious or critical hindrance in what is shown now. */
    List<String> hindrances() {
        assertThat(slips()).isEmpty();
        return new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(Visitor::described)
                        .toList();
    }

    private static String described(Rule rule) {
        return rule.getId()
                + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }

    Visitor inTheDark() {
        browser.prefers(true, false);
        return this;
    }

    /** Shows the page as such a screen does. */
    void lookedAt(int width, int height, boolean dark) {
        browser.screen(width, height);
        browser.prefers(dark, true);
        run("scrollTo(0, 0)");
        pointAt(".wordmark, #view button:last-child");
        run("scrollTo(0, 0)");
    }

    /** What is seen now. */
    byte[] picture() {
        return browser.picture();
    }

    Visitor onAPhone() {
        browser.screen(390, 844);
        return this;
    }

    /** Loads as for the first time from now on. */
    Visitor forgetCache() {
        browser.forgetCache();
        return this;
    }

    /** What was asked of the network since this was asked last. */
    List<OpenBrowser.Loaded> loaded() {
        List<OpenBrowser.Loaded> loaded = browser.loaded();
        loaded.forEach(one -> requested.add(one.url()));
        return loaded;
    }

    /** What came from the bucket since anything was asked about loading. */
    List<OpenBrowser.Loaded> fromTheBucket() {
        return loaded().stream().filter(one -> one.url().startsWith(bucket + "/")).toList();
    }

    /** Closes the tab, which must have kept the rules that hold for every visit. */
    void leave() {
        try {
            assertThat(slips()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
            assertThat(otherHosts()).isEmpty();
        } finally {
            browser.asAtFirst();
            driver.close();
            driver.switchTo().window(firstTab);
        }
    }

    /** Addresses that were asked and are neither the API, the bucket nor in the page itself. */
    private List<String> otherHosts() {
        loaded();
        return requested.stream()
                .filter(
                        url ->
                                Stream.of(api + "/", bucket + "/", "data:")
                                        .noneMatch(url::startsWith))
                .toList();
    }
}

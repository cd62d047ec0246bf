package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import reelay.video.Json;

/** Somebody in front of the page: one tab, one owner's key. */
final class Visitor {

    /** Longest wait for something to appear; the machine may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final ChromeDriver chrome;
    private final URI api;
    private final URI bucket;
    private final String key;
    private final OwnedVideos videos;
    private final Path downloads;
    private final String firstTab;
    private final List<String> requested = new ArrayList<>();

    Visitor(
            ChromeDriver chrome,
            URI api,
            URI bucket,
            String key,
            OwnedVideos videos,
            Path downloads) {
        this.chrome = chrome;
        this.api = api;
        this.bucket = bucket;
        this.key = key;
        this.videos = videos;
        this.downloads = downloads;
        this.firstTab = chrome.getWindowHandle();
        chrome.switchTo().newWindow(WindowType.TAB);
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

    ChromeDriver chrome() {
        return chrome;
    }

    /** Opens the page. */
    Visitor open() {
        chrome.get(api + "/");
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
        chrome.navigate().refresh();
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
        new Actions(chrome).sendKeys(key).perform();
        return this;
    }

    /** Moves the pointer there and leaves it. */
    Visitor pointAt(String css) {
        new Actions(chrome).moveToElement(find(css)).perform();
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
        chrome.findElement(By.id("image")).sendKeys(image.toString());
        return this;
    }

    WebElement find(String css) {
        until(css);
        return chrome.findElement(By.cssSelector(css));
    }

    Object run(String script, Object... arguments) {
        JavascriptExecutor javascript = chrome;
        return javascript.executeScript(script, arguments);
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
                .analyze(chrome).getViolations().stream()
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
        chrome.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        return this;
    }

    /** Shows the page as such a screen does. */
    void lookedAt(int width, int height, boolean dark) {
        chrome.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        width < 600));
        chrome.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        dark ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        pointAt(".wordmark, #view button:last-child");
        run("scrollTo(0, 0)");
    }

    /** What is seen now, as WebP. */
    byte[] picture() {
        return Base64.getDecoder()
                .decode(
                        (String)
                                Objects.requireNonNull(
                                        chrome.executeCdpCommand(
                                                        "Page.captureScreenshot",
                                                        Map.of("format", "webp", "quality", 80))
                                                .get("data")));
    }

    Visitor onAPhone() {
        chrome.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
        return this;
    }

    /** Bytes that came over the network since the page was opened, headers included. */
    long bytesLoaded() {
        return ((Number)
                        Objects.requireNonNull(
                                run(
                                        "return performance.getEntries().reduce((sum, e) => sum +"
                                                + " (e.transferSize ?? 0), 0)")))
                .longValue();
    }

    /** Bytes that came from the bucket since this was asked last, headers included. */
    long bytesFromTheBucket() {
        Set<String> asked = new HashSet<>();
        long bytes = 0;
        for (LogEntry entry : chrome.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = message(entry.getMessage());
            JsonNode params = message.path("params");
            String request = params.path("requestId").asText();
            switch (message.path("method").asText()) {
                case "Network.requestWillBeSent" -> {
                    String url = params.path("request").path("url").asText();
                    requested.add(url);
                    if (url.startsWith(bucket + "/")) {
                        asked.add(request);
                    }
                }
                case "Network.dataReceived" -> {
                    if (asked.contains(request)) {
                        bytes += params.path("encodedDataLength").asLong();
                    }
                }
                default -> {}
            }
        }
        return bytes;
    }

    /** Closes the tab, which must have kept the rules that hold for every visit. */
    void leave() {
        try {
            assertThat(slips()).isEmpty();
            assertThat(complaints()).isEmpty();
            assertThat(otherHosts()).isEmpty();
        } finally {
            chrome.close();
            chrome.switchTo().window(firstTab);
        }
    }

    /**
     * Errors in the console. A refusal that the page shows is none, though the browser notes it.
     */
    private List<String> complaints() {
        Predicate<String> refusal =
                message ->
                        message.matches(
                                "(?s).*/(v1|videos)/.* the server responded with a status of 4.*");
        return chrome.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(refusal.negate())
                .toList();
    }

    /** Addresses that were asked and are neither the API, the bucket nor in the page itself. */
    private List<String> otherHosts() {
        bytesFromTheBucket();
        return requested.stream()
                .filter(
                        url ->
                                Stream.of(api + "/", bucket + "/", "data:")
                                        .noneMatch(url::startsWith))
                .toList();
    }

    private static JsonNode message(String logged) {
        try {
            return Json.tree(logged).path("message");
        } catch (IOException e) {
            throw new AssertionError(logged, e);
        }
    }
}

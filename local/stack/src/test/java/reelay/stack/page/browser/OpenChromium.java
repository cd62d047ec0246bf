package reelay.stack.page.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.RemoteWebDriver;
import reelay.video.Json;

/** Chromium, asked over its DevTools protocol for what WebDriver does not know. */
record OpenChromium(ChromeDriver chrome) implements OpenBrowser {

    @Override
    public RemoteWebDriver driver() {
        return chrome;
    }

    @Override
    public void screen(int width, int height) {
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
    }

    @Override
    public void prefers(boolean dark, boolean still) {
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
                                Map.of(
                                        "name",
                                        "prefers-reduced-motion",
                                        "value",
                                        still ? "reduce" : "no-preference"))));
    }

    /** Nothing to do: all of it belongs to the tab and ends with it. */
    @Override
    public void asAtFirst() {}

    @Override
    public void forgetCache() {
        chrome.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    @Override
    public List<Loaded> loaded() {
        Map<String, Loaded> requests = new LinkedHashMap<>();
        for (LogEntry entry : chrome.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = message(entry.getMessage());
            JsonNode params = message.path("params");
            String request = params.path("requestId").asText();
            switch (message.path("method").asText()) {
                case "Network.requestWillBeSent" ->
                        requests.put(
                                request,
                                new Loaded(params.path("request").path("url").asText(), 0));
                case "Network.responseReceived" ->
                        more(
                                requests,
                                request,
                                params.path("response").path("encodedDataLength").asLong());
                case "Network.dataReceived" ->
                        more(requests, request, params.path("encodedDataLength").asLong());
                case "Network.loadingFinished" ->
                        // The sum, which knows of what the others left out.
                        requests.computeIfPresent(
                                request,
                                (_, before) ->
                                        new Loaded(
                                                before.url(),
                                                params.path("encodedDataLength").asLong()));
                default -> {}
            }
        }
        return List.copyOf(requests.values());
    }

    private static void more(Map<String, Loaded> requests, String request, long bytes) {
        requests.computeIfPresent(
                request, (_, before) -> new Loaded(before.url(), before.bytes() + bytes));
    }

    @Override
    public List<String> complaints() {
        return chrome.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(
                        message ->
                                !message.matches(
                                        "(?s).*/(v1|videos)/.* the server responded with a status"
                                                + " of 4.*"))
                .toList();
    }

    @Override
    public byte[] picture() {
        return Base64.getDecoder()
                .decode(
                        (String)
                                Objects.requireNonNull(
                                        chrome.executeCdpCommand(
                                                        "Page.captureScreenshot",
                                                        Map.of("format", "webp", "quality", 80))
                                                .get("data")));
    }

    @Override
    public void close() {
        chrome.quit();
    }

    private static JsonNode message(String logged) {
        try {
            return Json.tree(logged).path("message");
        } catch (IOException e) {
            throw new AssertionError(logged, e);
        }
    }
}

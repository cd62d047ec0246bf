package reelay.stack.page.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Firefox, asked by scripts of its own window for what WebDriver does not know. */
final class OpenFirefox implements OpenBrowser {

    /** Writes down what tabs ask, in the window, from where {@code LOADED} takes it. */
    private static final String LISTEN =
            """
            const kinds = Ci.nsIHttpActivityObserver;
            const seen = window.reelayLoads = new Map();
            Cc["@mozilla.org/network/http-activity-distributor;1"]
              .getService(Ci.nsIHttpActivityDistributor)
              .addObserver({ observeActivity(about, type, step, time, size, text) {
                if (type !== kinds.ACTIVITY_TYPE_HTTP_TRANSACTION) return;
                try {
                  if (!about.QueryInterface(Ci.nsIHttpChannel).loadInfo.browsingContextID) return;
                } catch {
                  return; // a connection that was opened early, for nobody yet
                }
                const load = seen.get(about.channelId);
                if (step === kinds.ACTIVITY_SUBTYPE_REQUEST_HEADER)
                  seen.set(about.channelId, { url: about.URI.spec, bytes: 0 });
                else if (load && step === kinds.ACTIVITY_SUBTYPE_RESPONSE_HEADER) load.bytes += text.length;
                else if (load && step === kinds.ACTIVITY_SUBTYPE_RESPONSE_COMPLETE) load.bytes += size;
              } });
            """;

    private static final String LOADED =
            """
            const loads = [...window.reelayLoads.values()];
            window.reelayLoads.clear();
            return loads;
            """;

    private static final String COMPLAINTS =
            """
            const errors = Services.console.getMessageArray()
              .filter(one => one instanceof Ci.nsIScriptError && one.innerWindowID && one.category !== "chrome javascript")
              .filter(one => !(one.flags & Ci.nsIScriptError.warningFlag) || one.category.startsWith("CSP"))
              .map(one => `${one.category}: ${one.errorMessage} (${one.sourceName}:${one.lineNumber})`);
            Services.console.reset();
            const kept = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
            const said = kept.getEvents().filter(one => ["error", "warn"].includes(one.level) && one.innerID)
              .map(one => `console.${one.level}: ${one.arguments.map(String).join(" ")} (${one.filename})`);
            kept.clearEvents();
            return errors.concat(said.filter(one => !/resource:|chrome:/.test(one)));
            """;

    private static final String SCREEN =
            """
            const [width, height] = arguments;
            window.resizeTo(Math.max(width + 100, 1280), Math.max(height + 200, 900));
            const tab = gBrowser.selectedBrowser.style;
            for (const [name, value] of [["width", width], ["height", height]])
              for (const limit of ["min-", "", "max-"]) tab.setProperty(limit + name, value + "px");
            """;

    /** 1 is a coarse pointer, 6 a fine one that hovers ({@code LookAndFeel}). */
    private static final String FINGERS =
            """
            const [fingers] = arguments;
            for (const which of ["primary", "all"])
              Services.prefs.setIntPref(`ui.${which}PointerCapabilities`, fingers ? 1 : 6);
            Services.prefs.setIntPref("ui.useOverlayScrollbars", fingers ? 1 : 0);
            """;

    private static final String LIKES =
            """
            Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", arguments[0]);
            Services.prefs.setIntPref("ui.prefersReducedMotion", arguments[1]);
            """;

    private final Process process;
    private final Marionette marionette;
    private final RemoteWebDriver driver;

    OpenFirefox(Process process, Marionette marionette, RemoteWebDriver driver) {
        this.process = process;
        this.marionette = marionette;
        this.driver = driver;
        inItsWindow(LISTEN);
        asAtFirst();
    }

    @Override
    public RemoteWebDriver driver() {
        return driver;
    }

    @Override
    public void screen(int width, int height) {
        inItsWindow(SCREEN, width, height);
        inItsWindow(FINGERS, width < 600);
    }

    @Override
    public void prefers(boolean dark, boolean still) {
        inItsWindow(LIKES, dark ? 0 : 1, still ? 1 : 0);
    }

    /** The size belongs to the tab and ends with it. */
    @Override
    public void asAtFirst() {
        inItsWindow("window.resizeTo(1280, 900)");
        inItsWindow(FINGERS, false);
        prefers(false, false);
    }

    @Override
    public void forgetCache() {
        inItsWindow(
                """
                Services.cache2.clear();
                ChromeUtils.clearResourceCache();
                """);
    }

    @Override
    public List<Loaded> loaded() {
        return ((List<?>) Objects.requireNonNull(inItsWindow(LOADED)))
                .stream()
                        .map(one -> (Map<?, ?>) one)
                        .map(
                                load ->
                                        new Loaded(
                                                (String) load.get("url"),
                                                ((Number) load.get("bytes")).longValue()))
                        .toList();
    }

    @Override
    public List<String> complaints() {
        return ((List<?>) Objects.requireNonNull(inItsWindow(COMPLAINTS)))
                .stream().map(String.class::cast).toList();
    }

    @Override
    public byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** Runs with all the rights of the browser. */
    private @Nullable Object inItsWindow(String script, Object... arguments) {
        try {
            marionette.send("Marionette:SetContext", Map.of("value", "chrome"));
            try {
                return marionette.send(
                                        "WebDriver:ExecuteScript",
                                        Map.of("script", script, "args", List.of(arguments)))
                                instanceof Map<?, ?> map
                        ? map.get("value")
                        : null;
            } finally {
                marionette.send("Marionette:SetContext", Map.of("value", "content"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (marionette) {
            driver.quit();
            if (!process.waitFor(Duration.ofSeconds(10))) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

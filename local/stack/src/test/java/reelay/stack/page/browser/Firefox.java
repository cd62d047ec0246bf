package reelay.stack.page.browser;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openqa.selenium.ImmutableCapabilities;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * An installed Firefox, which needs no driver beside it.
 *
 * @param program the browser
 */
record Firefox(Path program) implements InstalledBrowser {

    /** Longest time until it listens; the machine may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Optional<Firefox> installed() {
        return InstalledBrowser.onPath("firefox-esr", "firefox").map(Firefox::new);
    }

    @Override
    public OpenBrowser start(Path downloads) {
        try {
            Path profile = Files.createDirectories(downloads.resolveSibling("firefox"));
            Files.writeString(
                    profile.resolve("user.js"),
                    preferences(downloads).entrySet().stream()
                            .map(
                                    one ->
                                            "user_pref(\"%s\", %s);%n"
                                                    .formatted(one.getKey(), one.getValue()))
                            .collect(Collectors.joining()));
            Process process = launch(profile);
            try {
                return connect(process, profile);
            } catch (IOException | RuntimeException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OpenBrowser connect(Process process, Path profile) throws IOException {
        Marionette marionette = new Marionette(port(process, profile));
        RemoteWebDriver driver =
                new RemoteWebDriver(
                        new MarionetteCommands(marionette), new ImmutableCapabilities());
        return new OpenFirefox(process, marionette, driver);
    }

    private Process launch(Path profile) throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--marionette",
                        "--remote-allow-system-access",
                        "--no-remote",
                        "--profile",
                        profile.toString());
        command.environment().put("MOZ_HEADLESS_WIDTH", "1280");
        command.environment().put("MOZ_HEADLESS_HEIGHT", "900");
        return command.redirectErrorStream(true)
                .redirectOutput(profile.resolve("firefox.log").toFile())
                .start();
    }

    /** Firefox writes the port that it took into its profile. */
    private static int port(Process process, Path profile) throws IOException {
        Path file = profile.resolve("MarionetteActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < end && !process.waitFor(50, MILLISECONDS)) {
                String port = Files.exists(file) ? Files.readString(file).strip() : "";
                if (!port.isEmpty()) {
                    return Integer.parseInt(port);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException(
                "Firefox does not listen: " + Files.readString(profile.resolve("firefox.log")));
    }

    /** It asks nobody but whom a page asks, plays at once, and saves without a question. */
    private static Map<String, String> preferences(Path downloads) {
        return Map.ofEntries(
                Map.entry("marionette.port", "0"),
                Map.entry("intl.locale.requested", "\"en-US\""),
                Map.entry("intl.accept_languages", "\"en-US\""),
                Map.entry("media.autoplay.default", "0"),
                Map.entry("media.volume_scale", "\"0.0\""),
                Map.entry("browser.download.folderList", "2"),
                Map.entry("browser.download.dir", "\"" + downloads + "\""),
                Map.entry("browser.download.alwaysOpenPanel", "false"),
                Map.entry("browser.startup.page", "0"),
                Map.entry("browser.newtabpage.enabled", "false"),
                Map.entry("browser.shell.checkDefaultBrowser", "false"),
                Map.entry("browser.tabs.warnOnClose", "false"),
                Map.entry("browser.translations.enable", "false"),
                Map.entry("app.update.disabledForTesting", "true"),
                Map.entry("app.normandy.enabled", "false"),
                Map.entry("datareporting.policy.dataSubmissionEnabled", "false"),
                Map.entry("extensions.update.enabled", "false"),
                Map.entry("media.gmp-manager.updateEnabled", "false"),
                Map.entry("network.captive-portal-service.enabled", "false"),
                Map.entry("network.connectivity-service.enabled", "false"),
                Map.entry("services.settings.server", "\"data:,\""),
                Map.entry("signon.rememberSignons", "false"));
    }
}

package reelay.stack.page.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * An installed Chromium and its driver.
 *
 * @param program the browser
 * @param steers the program that steers it
 */
record Chromium(Path program, Path steers) implements InstalledBrowser {

    /** The browser of this machine; empty when it or its driver is missing. */
    static Optional<Chromium> installed() {
        return InstalledBrowser.onPath("chromium", "chromium-browser", "google-chrome")
                .flatMap(
                        program ->
                                InstalledBrowser.onPath("chromedriver")
                                        .map(driver -> new Chromium(program, driver)));
    }

    @Override
    public OpenBrowser start(Path downloads) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--mute-audio",
                "--lang=en-US",
                "--window-size=1280,900");
        options.setExperimentalOption(
                "prefs", Map.of("download.default_directory", downloads.toString()));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.WARNING);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        // Not by ChromeDriverService.Builder: its class file names an annotation that nobody ships.
        System.setProperty("webdriver.chrome.driver", steers.toString());
        ChromeDriver chrome = new ChromeDriver(options);
        chrome.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
        return new OpenChromium(chrome);
    }
}

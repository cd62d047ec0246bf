package reelay.stack.page;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * An installed Chromium and its driver.
 *
 * @param browser the program
 * @param driver the program that steers it
 */
record Chromium(Path browser, Path driver) {

    /** The browser of this machine; empty when it or its driver is missing. */
    static Optional<Chromium> installed() {
        return onPath("chromium", "chromium-browser", "google-chrome")
                .flatMap(
                        browser ->
                                onPath("chromedriver")
                                        .map(driver -> new Chromium(browser, driver)));
    }

    private static Optional<Path> onPath(String... names) {
        List<String> folders = new ArrayList<>();
        Optional.ofNullable(System.getenv("PATH"))
                .ifPresent(path -> folders.addAll(List.of(path.split(File.pathSeparator))));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it without a window. */
    ChromeDriver start(Path downloads) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
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
        System.setProperty("webdriver.chrome.driver", driver.toString());
        ChromeDriver chrome = new ChromeDriver(options);
        chrome.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
        return chrome;
    }
}

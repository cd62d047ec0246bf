package reelay.stack.page.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A browser that this machine has. */
public sealed interface InstalledBrowser permits Chromium, Firefox {

    /** The one that tests use which name none: {@code -Dreelay.browser}, else Chromium. */
    String USUAL = System.getProperty("reelay.browser", "chromium");

    /** The browser of this name; empty when it, or its driver, is missing. */
    static Optional<? extends InstalledBrowser> named(String name) {
        return switch (name) {
            case "chromium" -> Chromium.installed();
            case "firefox" -> Firefox.installed();
            default ->
                    throw new IllegalArgumentException(
                            "a browser is chromium or firefox, was " + name);
        };
    }

    /** Starts it without a window; what it saves goes into the folder. */
    OpenBrowser start(Path downloads);

    /** The first of these programs that the path has. */
    static Optional<Path> onPath(String... names) {
        List<String> folders = new ArrayList<>();
        Optional.ofNullable(System.getenv("PATH"))
                .ifPresent(path -> folders.addAll(List.of(path.split(File.pathSeparator))));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

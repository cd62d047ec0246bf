package reelay.stack.setup;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where template.yaml and the built functions lie. */
public final class Project {

    private Project() {}

    /**
     * The folder the launcher names in the system property {@code reelay.project}, else the nearest
     * one upwards that has a template.
     */
    public static Path folder() {
        String named = System.getProperty("reelay.project");
        if (named != null) {
            return Path.of(named);
        }
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.exists(folder.resolve("template.yaml"))) {
                return folder;
            }
        }
        throw new StartFailedException("there is no template.yaml here or in a folder above");
    }
}

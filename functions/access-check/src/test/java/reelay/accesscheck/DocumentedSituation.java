package reelay.accesscheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import reelay.access.Milestone;
import reelay.access.Milestones;

/**
 * A line of the table in docs/access.md.
 *
 * @param account what the simulator plays
 * @param host api.openai.com or 127.0.0.1
 * @param now when the check runs
 * @param key right, wrong or none, and what else the secret names
 * @param model the deployment's
 * @param told milestones and how long ago they were
 * @param video what a real submit came to and how long ago
 * @param admin whether there is an admin key
 * @param verdict the report's
 * @param reason the report's
 * @param again from now until the report says to try again
 * @param firstStep how its first step begins
 */
record DocumentedSituation(
        String account,
        String host,
        String now,
        String key,
        String model,
        String told,
        String video,
        boolean admin,
        String verdict,
        String reason,
        String again,
        String firstStep) {

    static final Path PAGE = Path.of("../../docs/access.md");

    private static final String NOTHING = "–";

    /** Every line of the page's tables of situations. */
    static Stream<DocumentedSituation> all() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        return lines.stream()
                .filter(line -> line.matches("\\| `[a-z0-9_]+` \\| (api\\.openai\\.com|127).*"))
                .map(DocumentedSituation::read);
    }

    private static DocumentedSituation read(String line) {
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        return new DocumentedSituation(
                cells.get(1).replace("`", ""),
                cells.get(2),
                cells.get(3),
                cells.get(4),
                cells.get(5),
                cells.get(6),
                cells.get(7),
                cells.get(8).equals("yes"),
                cells.get(9),
                cells.get(10),
                cells.get(11),
                cells.get(12));
    }

    Instant time() {
        return Instant.parse(now + "T12:00:00Z");
    }

    /** The provider secret. */
    Map<String, String> secret(String rightKey) {
        Map<String, String> secret = new TreeMap<>();
        for (String part : key.split(", ", -1)) {
            switch (part) {
                case "right" -> secret.put("api_key", rightKey);
                case "wrong" -> secret.put("api_key", "sk-wrong-0123456789");
                case "none" -> secret.remove("api_key");
                default -> secret.put(part.startsWith("org-") ? "organization" : "project", part);
            }
        }
        return secret;
    }

    /** What people told. */
    Milestones milestones() {
        Milestones all = Milestones.NONE;
        if (told.equals(NOTHING)) {
            return all;
        }
        for (String part : told.split(", ", -1)) {
            String[] words = part.split(" ", -1);
            all =
                    all.with(
                            Milestone.ofWord(words[0] + "_at").orElseThrow(),
                            Optional.of(time().minus(Duration.parse("PT" + words[1]))));
        }
        return all;
    }

    /** How long ago a video was asked for, and whether it was taken. */
    Optional<Duration> videoAge() {
        return video.equals(NOTHING)
                ? Optional.empty()
                : Optional.of(Duration.parse("PT" + video.split(" ", -1)[1]));
    }

    boolean videoTaken() {
        return video.startsWith("taken");
    }

    Optional<Instant> tryAgainAt() {
        return again.equals(NOTHING)
                ? Optional.empty()
                : Optional.of(time().plus(Duration.parse("PT" + again)));
    }

    Optional<String> step() {
        return firstStep.equals(NOTHING)
                ? Optional.empty()
                : Optional.of(firstStep.replace("…", "").strip());
    }

    @Override
    public String toString() {
        return String.join(" | ", account, host, now, key, model, told, video, admin ? "admin" : "")
                + " -> "
                + String.join(" | ", verdict, reason);
    }
}

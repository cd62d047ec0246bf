package reelay.accesscheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reelay.access.AccessTable;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.video.Json;

/**
 * A video is refused in everybody's words while the list of models looks well: each gives the
 * report that docs/refusals.md says, through the real handler over HTTP. With {@code
 * -Dreelay.write=true} the page is written again.
 */
@Timeout(300)
@Tag("slow")
class RefusalsInEverybodysWordsTest {

    private static final Path BODIES =
            Path.of("../../libs/provider/src/test/resources/reelay/provider/refusal/refusals.txt");
    private static final Path PAGE = Path.of("../../docs/refusals.md");
    private static final String HEADING = "| who | status | says | a video fails with | report |";
    private static final String MODEL = "film-1";
    private static final String LIST =
            "{\"object\":\"list\",\"data\":[{\"id\":\"film-1\"},{\"id\":\"film-2\"}]}";
    private static final int LONGEST = 110;

    private static final AccessTable TABLE = new AccessTable();

    /** A line of the file: what somebody answers when a video is asked for. */
    private record Body(int status, String who, String text) {

        static Body read(String line) {
            String[] columns = line.split(" :: ", 4);
            return new Body(Integer.parseInt(columns[1]), columns[2], columns[3]);
        }

        void answer(HttpExchange exchange) throws IOException {
            boolean list = exchange.getRequestMethod().equals("GET");
            byte[] bytes = (list ? LIST : text).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", text.startsWith("<") ? "text/html" : "application/json");
            exchange.sendResponseHeaders(list ? 200 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @BeforeAll
    static void signWithAnyCredentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterAll
    static void stop() {
        TABLE.close();
    }

    @Test
    void giveTheReportThatThePageSays() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line : Files.readAllLines(BODIES)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(row(Body.read(line)));
            }
        }
        if (Boolean.getBoolean("reelay.write")) {
            String page = Files.readString(PAGE);
            Files.writeString(
                    PAGE,
                    page.substring(0, page.indexOf(HEADING))
                            + HEADING
                            + "\n|---|---|---|---|---|\n"
                            + String.join("\n", rows)
                            + "\n");
        }

        assertThat(rows).hasSizeGreaterThan(150);
        assertThat(
                        Files.readAllLines(PAGE).stream()
                                .dropWhile(line -> !line.equals(HEADING))
                                .skip(2)
                                .collect(Collectors.joining("\n")))
                .as("docs/refusals.md is written again with -Dreelay.write=true")
                .isEqualTo(String.join("\n", rows));
    }

    private static String row(Body body) throws IOException {
        try (DeployedCheck check = new DeployedCheck(TABLE)) {
            check.provider.willAnswer(body::answer);
            Optional<ProviderError> refused =
                    RealVideo.make(
                            TABLE,
                            check.provider.address(),
                            () -> ProviderCredentials.read(check.secret),
                            MODEL,
                            check.now.minusSeconds(1));
            assertThat(refused).as(body.toString()).isPresent();
            JsonNode report =
                    Json.tree(
                            DeployedCheck.invoke(
                                    check.handler(Map.of("VIDEO_MODELS", MODEL)), "{}"));
            holdTogether(body, refused.get(), report);
            return "| %s | %d | %s | `%s` | %s, `%s` |"
                    .formatted(
                            body.who(),
                            body.status(),
                            said(body),
                            refused.get().kind().failure().word(),
                            report.path("verdict").asText(),
                            report.path("reason").asText());
        }
    }

    /** What is true of every one of them. */
    private static void holdTogether(Body body, ProviderError error, JsonNode report) {
        JsonNode standing = report.path("standing").path(0);
        String finding = report.path("findings").valueStream().toList().getLast().toString();
        switch (error.kind().concerns()) {
            case REQUEST -> {
                assertThat(report.path("verdict").asText()).as(body.text()).isEqualTo("ready");
                assertThat(standing.path("standing").asText()).isEqualTo("listed");
            }
            case ACCOUNT, KEY, MODEL, REGION, ADDRESS, NOBODY -> {
                assertThat(report.path("verdict").asText()).as(body.text()).isNotEqualTo("ready");
                assertThat(report.path("steps")).as(finding).isNotEmpty();
            }
        }
        if (standing.path("standing").asText().equals("refused")) {
            assertThat(report.path("sentence").asText())
                    .as("the provider's own words are in the sentence")
                    .contains(standing.path("words").asText());
        }
    }

    /** Their own words, cut, and without what a table would trip over. */
    private static String said(Body body) throws IOException {
        String message =
                body.text().startsWith("{")
                        ? Json.tree(body.text()).path("error").path("message").asText("")
                        : "";
        String text =
                (message.isEmpty() ? body.text() : message)
                        .replaceAll("\\s+", " ")
                        .replaceAll("[|`<>]", " ")
                        .strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST).strip() + " …" : text;
    }
}

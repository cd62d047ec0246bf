package reelay.provider.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.video.Json;

class OutlineTest {

    @Test
    void shortTextsAreReadAsJacksonReadsThem() throws IOException {
        Random random = new Random(42);
        for (int document = 0; document < 500; document++) {
            String json = value(random, 0);

            assertThat(outline(json)).as(json).contains(Json.tree(json));
        }
    }

    @Test
    void longTextsLeaveTheirBeginningAndLength() throws IOException {
        String text = "\\u00e9\\n" + "x".repeat(100_000);

        JsonNode outline = outline("{\"a\":\"" + text + "\",\"b\":[\"after\"]}").orElseThrow();

        assertThat(((POJONode) outline.get("a")).getPojo())
                .isEqualTo(new LongText("\u00e9\n" + "x".repeat(198), 100_002));
        assertThat(outline.at("/b/0").textValue()).isEqualTo("after");
    }

    @Test
    void longNamesAreLeftOut() throws IOException {
        String longest = "n".repeat(LongText.START);

        assertThat(outline("{\"%s\":true,\"n%s\":true}".formatted(longest, longest)))
                .contains(Json.tree("{\"" + longest + "\":true}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "queued",
                "404 page not found",
                "true story",
                "{\"a\":",
                "{\"a\":\"b",
                "[1,2",
                "{\"a\" 1}",
                "<html>"
            })
    void whatIsNoJsonHasNone(String text) throws IOException {
        assertThat(outline(text)).isEmpty();
    }

    /** One job with odd values beside others, with a video inside and with a very long prompt. */
    @Test
    void theJobsOfAListComeOneByOneAndNoneTouchesAnother() throws IOException {
        List<JobDocument> jobs = new ArrayList<>();

        Optional<JsonNode> around =
                Outline.ofList(
                        stream(
                                """
                                {"object":"list","data":[
                                  {"id":"a","created_at":1790000000,"prompt":"%s"},
                                  {"id":"b","created_at":1e999999999,"prompt":7,"x":[[[]]],
                                   "url":"data:video/mp4;base64,%s"},
                                  "no job", null,
                                  {"id":"c\\u0000","task_id":"c","created_at":"soon"},
                                  {"id":"d","created_at":1790000000123456789}
                                ],"has_more":true,"last_id":"d"} trailing\
                                """
                                        .formatted("p".repeat(32_000), "AAAA".repeat(500_000))),
                        job -> jobs.add(JobDocument.in(job)));

        assertThat(jobs)
                .extracting(job -> job.id().orElse("-"))
                .containsExactly("a", "b", "-", "-", "c", "d");
        assertThat(jobs.getFirst().text("prompt").orElseThrow()).hasSize(32_000);
        assertThat(jobs)
                .extracting(job -> job.created().map(Instant::getEpochSecond).orElse(0L))
                .containsExactly(1_790_000_000L, 0L, 0L, 0L, 0L, 1_790_000_000L);
        assertThat(around.orElseThrow().path("has_more").booleanValue()).isTrue();
        assertThat(around.orElseThrow().path("last_id").textValue()).isEqualTo("d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    1790000000               | 2026-09-21T14:13:20Z
                    1790000000.9             | 2026-09-21T14:13:20Z
                    "1790000000"             | 2026-09-21T14:13:20Z
                    1790000000123            | 2026-09-21T14:13:20Z
                    1790000000123456         | 2026-09-21T14:13:20Z
                    1790000000123456789      | 2026-09-21T14:13:20Z
                    "2026-09-21T14:13:20Z"   | 2026-09-21T14:13:20Z
                    "2026-09-21T16:13:20+02:00" | 2026-09-21T14:13:20Z
                    "2026-09-21 14:13:20"    | 2026-09-21T14:13:20Z
                    0                        | -
                    -1790000000              | -
                    1e30                     | -
                    "1e999999999"            | -
                    17900000001234567890123  | -
                    "yesterday"              | -
                    true                     | -
                    {"seconds":1790000000}   | -
                    """)
    void timesAreToldByTheirSizeOrUnknown(String value, Instant time) throws IOException {
        JobDocument job =
                JobDocument.in(
                        outline("{\"id\":\"a\",\"created_at\":" + value + "}").orElseThrow());

        assertThat(job.created()).isEqualTo(Optional.ofNullable(time));
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth < 5 ? 7 : 5)) {
            case 0 -> text(random);
            case 1 -> Long.toString(random.nextLong());
            case 2 -> Double.toString(random.nextGaussian());
            case 3 -> Boolean.toString(random.nextBoolean());
            case 4 -> depth == 0 ? "{}" : "null";
            case 5 -> {
                List<String> elements = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    elements.add(value(random, depth + 1));
                }
                yield "[" + String.join(" , ", elements) + "]";
            }
            default -> {
                List<String> fields = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    fields.add(text(random) + ":" + value(random, depth + 1));
                }
                yield "{" + String.join(",\n", fields) + "}";
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("\"");
        String[] pieces = {
            "a", "\u00e9", "\\\"", "\\\\", "\\n", "\\u0041", "\\/", "{", ":", "\ud83c\udf05"
        };
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.append('"').toString();
    }

    private static Optional<JsonNode> outline(String json) throws IOException {
        return Outline.of(stream(json));
    }

    private static InputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}

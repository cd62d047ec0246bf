package reelay.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.video.Json;
import reelay.video.Prompt;

/** The list of videos, page by page. */
class ListVideosTest extends VideosOfAnOwner {

    @Test
    void listsTheNewestFirst() {
        List<String> ids = createMany(3);
        assertThat(idsOf(list())).containsExactly(ids.get(2), ids.get(1), ids.get(0));
    }

    @Test
    void listsTheOldestFirstWhenAsked() {
        List<String> ids = createMany(3);
        Answer answer =
                Event.of("GET", "/v1/videos").from(owner).query("order", "asc").sentTo(reelay.api);
        assertThat(idsOf(answer)).isEqualTo(ids);
    }

    @Test
    void leadsThroughPagesToAnEmptyEnd() {
        List<String> ids = createMany(3);
        Answer first = page("2", null);
        assertThat(idsOf(first)).containsExactly(ids.get(2), ids.get(1));
        assertThat(first.json().get("has_more").booleanValue()).isTrue();
        assertThat(first.json().get("first_id").textValue()).isEqualTo(ids.get(2));
        assertThat(first.json().get("last_id").textValue()).isEqualTo(ids.get(1));
        Answer second = page("2", ids.get(1));
        assertThat(idsOf(second)).containsExactly(ids.get(0));
        assertThat(second.json().get("has_more").booleanValue()).isFalse();
        assertThat(page("2", ids.get(0)).body())
                .isEqualTo(
                        "{\"object\":\"list\",\"data\":[],\"first_id\":null,\"last_id\":null,"
                                + "\"has_more\":false}");
    }

    @Test
    void listsNothingAtLimitZeroButSaysWhetherThereIsMore() {
        assertThat(page("0", null).json().get("has_more").booleanValue()).isFalse();
        create();
        assertThat(page("0", null).json().get("data")).isEmpty();
        assertThat(page("0", null).json().get("has_more").booleanValue()).isTrue();
    }

    @Test
    void listsTwentyUnlessToldOtherwise() {
        createMany(21);
        assertThat(list().json().get("data")).hasSize(20);
        assertThat(page("100", null).json().get("data")).hasSize(21);
    }

    @Test
    void listsOnlyTheOwnersVideos() {
        create();
        Answer answer =
                Event.of("GET", "/v1/videos").from(Deployment.newOwner()).sentTo(reelay.api);
        assertThat(answer.json().get("data")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit, -1",
        "limit, 101",
        "limit, ten",
        "limit, '1,2'",
        "limit, 99999999999",
        "order, up",
        "after, video_1",
        "after, video_0123456789abcdef0123456789abcdef0123456789abcdef"
    })
    void refusesOddListParametersByName(String name, String value) {
        Answer answer =
                Event.of("GET", "/v1/videos").from(owner).query(name, value).sentTo(reelay.api);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("param").textValue()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit", "order", "after"})
    void takesAnEmptyListParameterAsNotSent(String name) {
        List<String> ids = createMany(2);
        Answer answer =
                Event.of("GET", "/v1/videos").from(owner).query(name, "").sentTo(reelay.api);
        assertThat(idsOf(answer)).containsExactly(ids.get(1), ids.get(0));
    }

    @Test
    void endsAPageWhereTheAnswerWouldBecomeTooLarge() {
        // Each is three bytes of UTF-8; a hundred of these are 9.6 MB.
        String prompt = "\u6d77".repeat(Prompt.LONGEST);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(create(prompt));
            reelay.pass(Duration.ofMillis(1));
        }
        List<String> seen = new ArrayList<>();
        Answer page = page("100", null);
        while (page.json().get("has_more").booleanValue()) {
            assertThat(bytes(page)).isBetween(4_300_000, 4_600_000);
            seen.addAll(idsOf(page));
            assertThat(page.json().get("last_id").textValue()).isEqualTo(seen.getLast());
            page = page("100", seen.getLast());
        }
        seen.addAll(idsOf(page));

        assertThat(seen).isEqualTo(ids.reversed());
    }

    @Test
    void countsWhatTheAnswerEscapes() {
        // Four bytes each on the wire to API Gateway, of which a reader of the body sees two.
        String prompt = "\"".repeat(Prompt.LONGEST);
        for (int i = 0; i < 40; i++) {
            create(prompt);
        }
        Answer page = page("100", null);

        assertThat(page.json().get("has_more").booleanValue()).isTrue();
        assertThat(Json.text(page.body()).length()).isLessThan(4_600_000);
    }

    private static int bytes(Answer answer) {
        return answer.body().getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void refusesAnotherOwnersVideoAsCursor() {
        String foreign = create();
        Answer answer =
                Event.of("GET", "/v1/videos")
                        .from(Deployment.newOwner())
                        .query("after", foreign)
                        .sentTo(reelay.api);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("param").textValue()).isEqualTo("after");
    }

    private List<String> createMany(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(create());
            reelay.pass(Duration.ofMillis(1));
        }
        return ids;
    }

    private Answer page(String limit, String after) {
        Event event = Event.of("GET", "/v1/videos").from(owner).query("limit", limit);
        return (after == null ? event : event.query("after", after)).sentTo(reelay.api);
    }
}

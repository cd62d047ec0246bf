package reelay.stack.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.stack.providers.ProviderUnderTest.LIFETIME;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.ContentAnswer;
import reelay.provider.job.JobState;
import reelay.simulator.content.RedirectedRequest;

/** How the bytes of a video are had. */
interface OpenContract extends Contract {

    @Test
    default void opensTheVideo() throws IOException, InterruptedException {
        String id = under().finished(PROMPT);

        try (ContentAnswer.Opened opened = opened(id, 0)) {
            assertThat(opened.contentType()).isEqualTo("video/mp4");
            assertThat(opened.body().readAllBytes()).isEqualTo(drawn(id));
        }
    }

    @Test
    default void goesOnInTheMiddle() throws IOException, InterruptedException {
        String id = under().finished(PROMPT);
        byte[] whole = drawn(id);

        try (ContentAnswer.Opened opened = opened(id, 1_000)) {
            assertThat(opened.firstByte()).isEqualTo(1_000);
            assertThat(opened.totalLength()).hasValue(whole.length);
            assertThat(opened.body().readAllBytes()).hasSize(whole.length - 1_000);
        }
    }

    @Test
    default void hasNoVideoBeforeTheEnd() {
        assertThat(provider().open(under().accepted(PROMPT), 0))
                .isInstanceOf(ContentAnswer.NotNow.class);
    }

    @Test
    default void hasNoVideoOfAFailedJob() {
        assertThat(provider().open(under().finished(PROMPT + "[fault:job_fails]"), 0))
                .isInstanceOf(ContentAnswer.Refused.class);
    }

    @Test
    default void opensNothingAfterTheResultWasCleared() {
        String id = under().finished(PROMPT);
        under().passes(LIFETIME);

        assertThat(provider().open(id, 0)).isNotInstanceOf(ContentAnswer.Opened.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired_link", "not_ready_content", "content_challenge"})
    default void losesNoVideoOverARefusalOfItsFile(String refusal) {
        String id = under().finished(PROMPT + "[fault:" + refusal + "]");

        assertThat(provider().open(id, 0)).isNotInstanceOf(ContentAnswer.Opened.class);
        assertThat(seen(id).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    default void noticesThatAFileBreaksOff() throws IOException {
        String id = under().finished(PROMPT + "[fault:cut_off=5000]");

        try (ContentAnswer.Opened opened = opened(id, 0)) {
            assertThatThrownBy(() -> opened.body().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    default void showsItsKeyToNobodyElse() throws IOException {
        String id = under().finished(PROMPT + "[fault:redirect_content]");

        opened(id, 0).close();

        assertThat(under().simulator.redirectedRequests()).isNotEmpty();
        assertThat(under().simulator.redirectedRequests()).noneMatch(RedirectedRequest::authorized);
    }
}

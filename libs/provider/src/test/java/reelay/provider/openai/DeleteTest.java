package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.provider.DeleteAnswer;
import reelay.provider.ProviderErrorKind;

class DeleteTest extends ProviderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | {"id":"a","object":"video.deleted","deleted":true}
                    200 | {"id":"a","object":"video","status":"deleted"}
                    204 | ''
                    404 | {"detail":"Video not found"}
                    410 | ''
                    """)
    void isDeletedWhenItIsGoneNowOrWasBefore(int status, String body) {
        server.willAnswer(status, body);

        assertThat(provider().delete("a/b")).isInstanceOf(DeleteAnswer.Deleted.class);
        assertThat(server.onlyRequest().method()).isEqualTo("DELETE");
        assertThat(server.onlyRequest().target()).isEqualTo("/v1/videos/a%2Fb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | {"id":"a","deleted":false}                | SERVER_ERROR
                    400 | {"error":{"message":"still running"}}     | NOT_READY
                    409 | {"detail":"cancelling"}                   | NOT_READY
                    404 | {"detail":"Not Found"}                    | ROUTE_MISSING
                    405 | ''                                        | ROUTE_MISSING
                    500 | ''                                        | SERVER_ERROR
                    """)
    void isNotDeletedOtherwise(int status, String body, ProviderErrorKind kind) {
        server.willAnswer(status, body);

        assertThat(notDeleted(provider().delete("a"))).isEqualTo(kind);
    }

    @Test
    void isNotDeletedWithoutAnAnswer() {
        assertThat(notDeleted(provider().delete("a"))).isEqualTo(ProviderErrorKind.UNREACHABLE);
    }

    private static ProviderErrorKind notDeleted(DeleteAnswer answer) {
        assertThat(answer).isInstanceOf(DeleteAnswer.NotDeleted.class);
        return ((DeleteAnswer.NotDeleted) answer).error().kind();
    }
}

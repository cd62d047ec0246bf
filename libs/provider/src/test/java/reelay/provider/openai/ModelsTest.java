package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.provider.ModelsAnswer;
import reelay.provider.ModelsAnswer.Model;
import reelay.provider.ProviderErrorKind;

class ModelsTest extends ProviderTest {

    @Test
    void listsModelsWithTheDayTheyAreSwitchedOff() {
        server.willAnswer(
                200,
                """
                {"object":"list","data":[
                  {"id":"m","object":"model","created":1,"owned_by":"o","shutdown_date":"2027-03-01"},
                  {"id":"n","shutdown_date":null},
                  {"id":"o","shutdown_date":"some day"}]}\
                """,
                "openai-organization: user-abc");

        assertThat(provider().models())
                .isEqualTo(
                        new ModelsAnswer.Listed(
                                java.util.List.of(
                                        new Model("m", Optional.of(LocalDate.of(2027, 3, 1))),
                                        new Model("n", Optional.empty()),
                                        new Model("o", Optional.empty())),
                                true,
                                Optional.of("user-abc")));
        assertThat(server.onlyRequest().target()).isEqualTo("/v1/models");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    401 | {"error":{"message":"Incorrect API key","code":"invalid_api_key"}} | KEY_INVALID
                    403 | {"error":{"message":"Country not supported"}}                      | REGION_NOT_SUPPORTED
                    403 | <html><head></head></html>                                         | NOT_THE_PROTOCOL
                    404 | {"error":{"message":"Your organization must be verified to"}}      | ORGANIZATION_UNVERIFIED
                    429 | {"error":{"message":"x","code":"insufficient_quota"}}              | QUOTA_EXHAUSTED
                    429 | {"error":{"message":"x"}}                                          | RATE_LIMITED
                    """)
    void isDeniedByAnErrorThatMeansSomething(int status, String body, ProviderErrorKind kind) {
        server.willAnswer(status, body);

        ModelsAnswer answer = provider().models();

        assertThat(answer).isInstanceOf(ModelsAnswer.Denied.class);
        assertThat(((ModelsAnswer.Denied) answer).error().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    404 | {"detail":"Not Found"}          | ROUTE_MISSING
                    405 | ''                              | ROUTE_MISSING
                    500 | ''                              | SERVER_ERROR
                    200 | <html></html>                   | NOT_THE_PROTOCOL
                    200 | {"models":["m"]}                | NOT_THE_PROTOCOL
                    200 | {"data":[{"model_path":"m"}]}   | NOT_THE_PROTOCOL
                    200 | []                              | NOT_THE_PROTOCOL
                    """)
    void cannotTellFromAnythingElse(int status, String body, ProviderErrorKind kind) {
        server.willAnswer(status, body);

        assertThat(cannotTell(provider().models())).isEqualTo(kind);
    }

    /** A page that cannot be had, that comes again, and that is the last. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    500 | {}                                           | m   | false
                    200 | {"data":[{"id":"m"}],"has_more":true}        | m   | false
                    200 | {"data":[{"id":"n"}],"has_more":false}       | m n | true
                    200 | {"data":[],"has_more":true}                  | m   | false
                    """)
    void readsOnAfterTheFirstPage(int status, String second, String ids, boolean whole) {
        server.willAnswer(200, "{\"data\":[{\"id\":\"m\"}],\"has_more\":true}");
        server.willAnswer(status, second);

        assertThat(provider().models())
                .isInstanceOfSatisfying(
                        ModelsAnswer.Listed.class,
                        listed -> {
                            assertThat(listed.models())
                                    .extracting(Model::id)
                                    .containsExactly(ids.split(" ", -1));
                            assertThat(listed.whole()).isEqualTo(whole);
                        });
        assertThat(server.requests())
                .extracting(ScriptedServer.Request::target)
                .containsExactly("/v1/models", "/v1/models?after=m");
    }

    @Test
    void cannotTellWithoutAnAnswer() {
        assertThat(cannotTell(provider().models())).isEqualTo(ProviderErrorKind.UNREACHABLE);
    }

    private static ProviderErrorKind cannotTell(ModelsAnswer answer) {
        assertThat(answer).isInstanceOf(ModelsAnswer.CannotTell.class);
        return ((ModelsAnswer.CannotTell) answer).error().kind();
    }
}

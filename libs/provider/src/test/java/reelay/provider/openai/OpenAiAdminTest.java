package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.admin.AdminAnswer;
import reelay.provider.admin.AdminCredentials;
import reelay.provider.admin.AdminKey;
import reelay.provider.admin.AdminProject;
import reelay.provider.admin.ModelPermissions;
import reelay.provider.admin.ModelRate;
import reelay.provider.admin.SpendLimit;
import reelay.provider.http.ProviderClients;
import reelay.video.Secret;

/** What an admin key can tell; every question is a GET. */
class OpenAiAdminTest extends ProviderTest {

    private OpenAiAdmin admin() {
        return new OpenAiAdmin(
                server.address().resolve("/v1"),
                Duration.ofSeconds(5),
                () -> new AdminCredentials(new Secret("sk-admin-0123456789")),
                ProviderClients.of(Duration.ofSeconds(5)));
    }

    @Test
    void readsAListToItsEnd() {
        server.willAnswer(
                200,
                """
                {"object":"list","data":[{"id":"proj_a","name":"a","status":"active"}],
                 "first_id":"proj_a","last_id":"proj_a","has_more":true}\
                """);
        server.willAnswer(
                200,
                """
                {"object":"list","data":[{"id":"proj_b","archived_at":1790000000},{"odd":1}],
                 "last_id":"proj_b","has_more":false}\
                """);

        assertThat(admin().projects().told().orElseThrow())
                .containsExactly(
                        new AdminProject("proj_a", "a", false, Optional.empty()),
                        new AdminProject(
                                "proj_b",
                                "",
                                true,
                                Optional.of(Instant.ofEpochSecond(1_790_000_000))));
        assertThat(server.requests())
                .extracting(request -> request.method() + " " + request.target())
                .containsExactly(
                        "GET /v1/organization/projects?limit=100&include_archived=true",
                        "GET /v1/organization/projects?limit=100&include_archived=true"
                                + "&after=proj_a");
        assertThat(server.requests().getFirst().header("authorization"))
                .isEqualTo("Bearer sk-admin-0123456789");
    }

    @Test
    void readsKeysRatesPermissionsAndLimits() {
        server.willAnswer(
                200,
                """
                {"data":[{"id":"key_1","name":"k","redacted_value":"sk-proj-****wxyz",
                  "created_at":1790000000,"expires_at":1790000100,
                  "owner_project_access":"inactive"}],"has_more":false}\
                """);
        server.willAnswer(
                200,
                """
                {"data":[{"id":"rl-1","model":"sora-2","max_requests_per_1_minute":25},
                 {"id":"rl-2","model":"m"}]}\
                """);
        server.willAnswer(
                200,
                """
                {"object":"project.model_permissions","mode":"deny_list","model_ids":["sora-2"]}\
                """);
        server.willAnswer(
                200,
                """
                {"threshold_amount":12345,"currency":"USD","interval":"month",
                 "enforcement":{"status":"enforcing"}}\
                """);

        AdminKey key = admin().keys("proj_a").told().orElseThrow().getFirst();
        assertThat(key)
                .isEqualTo(
                        new AdminKey(
                                "k",
                                "sk-proj-****wxyz",
                                Optional.of(Instant.ofEpochSecond(1_790_000_000)),
                                Optional.of(Instant.ofEpochSecond(1_790_000_100)),
                                false));
        assertThat(key.mayBe(new Secret("sk-proj-0123456789wxyz"))).isTrue();
        assertThat(key.mayBe(new Secret("sk-svc-0123456789wxyz"))).isFalse();
        assertThat(key.mayBe(new Secret("sk-proj-0123456789abcd"))).isFalse();
        assertThat(admin().rates("proj_a").told().orElseThrow())
                .isEqualTo(
                        List.of(
                                new ModelRate("sora-2", OptionalLong.of(25)),
                                new ModelRate("m", OptionalLong.empty())));
        ModelPermissions permissions = admin().permissions("proj_a").told().orElseThrow();
        assertThat(permissions).isEqualTo(new ModelPermissions(false, Set.of("sora-2")));
        assertThat(permissions.allow("sora-2")).isFalse();
        assertThat(permissions.allow("m")).isTrue();
        assertThat(admin().spendLimit("proj_a"))
                .isEqualTo(
                        new AdminAnswer.Told<>(
                                new SpendLimit(new BigDecimal("123.45"), "USD", true)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775807",
                "-9223372036854775808",
                "1e999999999",
                "1e-999999999"
            })
    void takesNumbersOutOfRangeForUnknown(String number) {
        server.willAnswer(
                200,
                """
                {"data":[{"name":"sk-proj-0123456789\\u202e","redacted_value":"sk-proj-****wxyz",
                  "created_at":%1$s,"expires_at":%1$s}],"has_more":false}\
                """
                        .formatted(number));
        server.willAnswer(
                200,
                """
                {"data":[{"model":"m","max_requests_per_1_minute":%s}],"has_more":false}\
                """
                        .formatted(number));
        server.willAnswer(200, "{\"threshold_amount\":%s}".formatted(number));

        AdminKey key = admin().keys("p").told().orElseThrow().getFirst();
        assertThat(key.name()).isEqualTo("[key]");
        assertThat(key.createdAt()).isEmpty();
        assertThat(admin().rates("p").told()).isPresent();
        assertThat(admin().spendLimit("p").told().map(SpendLimit::toString))
                .satisfies(limit -> assertThat(limit.orElse("")).hasSizeLessThan(100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    401 | {"error":{"message":"bad sk-admin-0123456789"}} | the admin key is not accepted
                    403 | {"error":{"message":"Missing scopes"}}          | the admin key has no permission for it
                    404 | {"detail":"Not Found"}                          | this provider does not have it
                    500 | x                                               | the answer was status 500
                    200 | <html>                                          | the answer is not JSON
                    200 | {"data":{}}                                     | the answer is no list
                    """)
    void saysWhyItWasNotTold(int status, String body, String why) {
        server.willAnswer(status, body);

        assertThat(admin().projects()).isEqualTo(new AdminAnswer.NotTold<>(why));
    }
}

package reelay.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.simulator.account.Account;
import reelay.simulator.settings.SimulatorSettings;

class AccountsTest {

    private static final ManualClock CLOCK = new ManualClock();
    private static final ProviderSimulator SIMULATOR =
            ProviderSimulator.start(
                    SimulatorSettings.defaults().clock(CLOCK).account(Account.UNVERIFIED));
    private static final Client CLIENT = new Client(SIMULATOR.address(), "sk-simulator");
    private static final Client ADMIN = new Client(SIMULATOR.address(), "sk-admin-simulator");

    @AfterAll
    static void stop() {
        CLIENT.close();
        ADMIN.close();
        SIMULATOR.close();
    }

    @Test
    void startsWithTheAccountThatItIsTold() throws IOException {
        ProviderSimulator unverified =
                ProviderSimulator.start(SimulatorSettings.defaults().account(Account.UNVERIFIED));
        try (unverified;
                Client client = new Client(unverified.address(), "sk-simulator")) {
            assertThat(Client.errorMessage(client.submit("a cat"))).contains("must be verified");
            assertThat(client.get("/v1/models").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "key_invalid,         401, 401, invalid_api_key",
        "key_of_other_project, 401, 401, mismatched_project",
        "unverified,          200, 403,",
        "unverified_404,      200, 404,",
        "model_forbidden,     200, 403, model_not_found",
        "deployment_missing,  404, 404, DeploymentNotFound",
        "spend_limit_reached, 200, 429, organization_spend_limit_exceeded",
        "hard_limit_reached,  200, 400, billing_hard_limit_reached",
        "rate_limited,        429, 429, rate_limit_exceeded",
        "retired_gone,        200, 410,",
        "no_model_list,       404, 200,",
        "ready,               200, 200,",
    })
    void playsAnAccountByItsName(String name, int list, int submit, String code)
            throws IOException {
        play(name);

        assertThat(CLIENT.get("/v1/models").statusCode()).isEqualTo(list);
        HttpResponse<byte[]> answer = CLIENT.submit("a cat");
        assertThat(answer.statusCode()).isEqualTo(submit);
        assertThat(Client.json(answer).at("/error/code").textValue()).isEqualTo(code);
    }

    @Test
    void opensAnAccountWhenItsTimeHasCome() throws IOException {
        CLIENT.put("/simulator/account", "{\"name\": \"unverified\", \"opens_after_seconds\": 60}");
        assertThat(CLIENT.submit("a cat").statusCode()).isEqualTo(403);

        CLOCK.goOn(Duration.ofSeconds(60));

        assertThat(CLIENT.submit("a cat").statusCode()).isEqualTo(200);
        assertThat(Client.json(CLIENT.get("/simulator/account")).path("name").textValue())
                .isEqualTo("ready");
    }

    @Test
    void refusesAnAccountItDoesNotKnowAndListsThoseItDoes() throws IOException {
        HttpResponse<byte[]> answer =
                CLIENT.put("/simulator/account", "{\"name\": \"millionaire\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.errorMessage(answer))
                .contains("no account is called 'millionaire'", "ready, key_invalid", "silent");
        assertThatThrownBy(() -> Account.ofWord("Ready"))
                .hasMessageContaining("no account is called 'Ready'");
    }

    @Test
    void answersForTheOrganizationThatIsAskedFor() throws IOException {
        play("ready");
        assertThat(
                        CLIENT.send(
                                        CLIENT.request("/v1/models")
                                                .header("OpenAI-Organization", "org-mine"))
                                .headers()
                                .firstValue("openai-organization"))
                .hasValue("org-mine");
        play("organization_other");
        assertThat(CLIENT.get("/v1/models").headers().firstValue("openai-organization"))
                .hasValue("org-somebody-else");
        play("no_model_list");
        assertThat(CLIENT.get("/v1/models").headers().firstValue("openai-organization")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/organization/projects",
                "/v1/organization/projects/proj_simulator",
                "/v1/organization/projects/proj_simulator/api_keys",
                "/v1/organization/projects/proj_simulator/rate_limits",
                "/v1/organization/projects/proj_simulator/model_permissions",
                "/v1/organization/projects/proj_simulator/spend_limit",
                "/v1/organization/spend_limit"
            })
    void tellsAnAdminKeyAloneAboutTheOrganization(String path) throws IOException {
        play("ready");
        assertThat(CLIENT.get(path).statusCode()).isEqualTo(401);
        assertThat(ADMIN.get(path).statusCode()).isEqualTo(200);
        play("admin_without_rights");
        assertThat(ADMIN.get(path).statusCode()).isEqualTo(403);
        play("no_model_list");
        assertThat(ADMIN.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "ready,            api_keys,          /data/0/owner_project_access, active",
        "key_owner_left,   api_keys,          /data/0/owner_project_access, inactive",
        "key_expires_soon, api_keys,          /data/0/redacted_value,       sk-s********ator",
        "spend_limit_enforced, spend_limit,   /enforcement/status,          enforcing",
        "model_denied_to_project, model_permissions, /model_ids/0,          sora-2",
        "tier_too_low,     rate_limits,       /data/0/model,                text-1",
    })
    void tellsWhatBelongsToTheAccount(String name, String what, String pointer, String value)
            throws IOException {
        play(name);

        JsonNode body = Client.json(ADMIN.get("/v1/organization/projects/proj_simulator/" + what));

        assertThat(body.at(pointer).textValue()).isEqualTo(value);
    }

    private static void play(String name) throws IOException {
        assertThat(CLIENT.put("/simulator/account", "{\"name\": \"" + name + "\"}").statusCode())
                .isEqualTo(200);
    }
}

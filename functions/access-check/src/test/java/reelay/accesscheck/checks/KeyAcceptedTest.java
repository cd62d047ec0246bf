package reelay.accesscheck.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.accesscheck.report.Situation.usual;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.access.report.FindingState;
import reelay.accesscheck.evidence.Evidence;
import reelay.provider.ProviderErrorKind;

class KeyAcceptedTest {

    private final Check check = Checks.KEY_ACCEPTED;

    @ParameterizedTest
    @CsvSource({
        "KEY_INVALID,             401, FAIL,    KEY_INVALID",
        "NOT_A_MEMBER,            401, PASS,",
        "NOT_OF_THE_PROJECT,      401, FAIL,    KEY_OF_OTHER_PROJECT",
        "IP_NOT_ALLOWED,          401, FAIL,    IP_NOT_ALLOWED",
        "REGION_NOT_SUPPORTED,    403, FAIL,    REGION_NOT_SUPPORTED",
        "ORGANIZATION_UNVERIFIED, 403, PASS,",
        "ORGANIZATION_UNVERIFIED, 404, PASS,",
        "MODEL_NOT_PERMITTED,     403, PASS,",
        "MODEL_NOT_FOUND,         404, PASS,",
        "QUOTA_EXHAUSTED,         429, PASS,",
        "SPEND_LIMIT_REACHED,     429, PASS,",
        "BILLING_INACTIVE,        400, PASS,",
        "RATE_LIMITED,            429, UNKNOWN, RATE_LIMITED",
        "OVERLOADED,              503, UNKNOWN, PROVIDER_OVERLOADED",
        "SERVER_ERROR,            500, UNKNOWN, PROVIDER_ERROR",
        "ROUTE_MISSING,           404, UNKNOWN, NO_MODEL_LIST",
        "NOT_FOUND,               404, UNKNOWN, NO_MODEL_LIST",
        "REQUEST_INVALID,         400, UNKNOWN, NO_MODEL_LIST",
        "NOT_THE_PROTOCOL,        200, UNKNOWN, NOT_AN_OPENAI_API",
    })
    void decidesWithAKey(ProviderErrorKind kind, int status, FindingState state, Reason reason) {
        Finding finding = check.decide(usual().denying(kind, status, "no"));

        assertThat(finding.state()).isEqualTo(state);
        assertThat(finding.reason()).isEqualTo(reason);
        assertThat(finding.advice().isEmpty()).isEqualTo(state == FindingState.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "KEY_INVALID,          401, FAIL,    KEY_MISSING",
        "NOT_A_MEMBER,         401, FAIL,    KEY_MISSING",
        "MODEL_NOT_PERMITTED,  403, FAIL,    KEY_MISSING",
        "REGION_NOT_SUPPORTED, 403, FAIL,    REGION_NOT_SUPPORTED",
        "RATE_LIMITED,         429, UNKNOWN, RATE_LIMITED",
        "ROUTE_MISSING,        404, UNKNOWN, NO_MODEL_LIST",
    })
    void decidesWithoutAKey(ProviderErrorKind kind, int status, FindingState state, Reason reason) {
        Finding finding = check.decide(usual().withoutKey().denying(kind, status, "no"));

        assertThat(finding.state()).isEqualTo(state);
        assertThat(finding.reason()).isEqualTo(reason);
    }

    @Test
    void passesWithoutAKeyWhereNoneIsAskedFor() {
        Finding finding = check.decide(usual().withoutKey().listing("wan-3"));

        assertThat(finding.state()).isEqualTo(FindingState.PASS);
        assertThat(finding.sentence()).contains("asks for no key");
    }

    @Test
    void tellsHowToMakeANewKeyAtOpenAi() {
        Finding finding =
                check.decide(
                        usual().at("https://api.openai.com/v1")
                                .denying(ProviderErrorKind.KEY_INVALID, 401, "Incorrect API key"));

        assertThat(finding.advice())
                .asString()
                .contains(
                        "https://platform.openai.com/api-keys",
                        "revoke the old key",
                        "shown only once",
                        "not in a personal account",
                        "PROVIDER_SECRET",
                        "works at once",
                        "out of version control",
                        "another environment");
    }

    @Test
    void tellsAboutTheOrganizationIdWhenTheOwnerIsNoMember() {
        Finding finding =
                Checks.ORGANIZATION_MATCHES.decide(
                        usual().denying(ProviderErrorKind.NOT_A_MEMBER, 401, "a member"));

        assertThat(finding.reason()).isEqualTo(Reason.ORGANIZATION_HEADER_MISSING);
        assertThat(finding.advice().getFirst().text()).contains("org-");
    }

    @ParameterizedTest
    @CsvSource({
        "PT40S,      2026-11-22T12:00:40Z",
        "PT2H,       2026-11-22T14:00:00Z",
        "PT876000H,  2026-11-23T12:00:00Z",
    })
    void looksAgainWhenTheProviderSaysButWithinADay(Duration retryAfter, Instant then) {
        assertThat(check.decide(usual().busy(retryAfter)).tryAgainAt()).isEqualTo(then);
    }

    @Test
    void looksAgainInAQuarterOfAnHourWhenTheProviderDoesNotSay() {
        Evidence overloaded = usual().notTelling(ProviderErrorKind.OVERLOADED, 503, "overloaded");

        assertThat(check.decide(overloaded).tryAgainAt())
                .isEqualTo(Instant.parse("2026-11-22T12:15:00Z"));
    }
}

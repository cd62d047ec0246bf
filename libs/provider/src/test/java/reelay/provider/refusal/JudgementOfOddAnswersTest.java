package reelay.provider.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.provider.ProviderErrorKind;
import reelay.provider.refusal.ErrorBody.Layer;
import reelay.provider.refusal.Refusal.Asked;

/** What refusals mean that say next to nothing, or what somebody else has said. */
class JudgementOfOddAnswersTest {

    private static final Layer SILENT = Layer.saying("");

    @ParameterizedTest
    @CsvSource({
        "200, REQUEST_REFUSED, NOT_THE_PROTOCOL",
        "299, REQUEST_REFUSED, NOT_THE_PROTOCOL",
        "300, NOT_THE_PROTOCOL, NOT_THE_PROTOCOL",
        "399, NOT_THE_PROTOCOL, NOT_THE_PROTOCOL",
        "400, REQUEST_REFUSED, NOT_THE_PROTOCOL",
        "401, KEY_INVALID, KEY_INVALID",
        "402, QUOTA_EXHAUSTED, QUOTA_EXHAUSTED",
        "403, REQUEST_REFUSED, NOT_THE_PROTOCOL",
        "404, ROUTE_MISSING, ROUTE_MISSING",
        "405, ROUTE_MISSING, ROUTE_MISSING",
        "407, NOT_THE_PROTOCOL, NOT_THE_PROTOCOL",
        "409, OVERLOADED, OVERLOADED",
        "410, RETIRED, NOT_THE_PROTOCOL",
        "413, REQUEST_INVALID, REQUEST_INVALID",
        "418, REQUEST_REFUSED, REQUEST_REFUSED",
        "425, NOT_READY, NOT_READY",
        "451, REGION_NOT_SUPPORTED, REGION_NOT_SUPPORTED",
        "499, REQUEST_REFUSED, REQUEST_REFUSED",
        "500, SERVER_ERROR, SERVER_ERROR",
        "501, ROUTE_MISSING, ROUTE_MISSING",
        "503, OVERLOADED, OVERLOADED",
        "529, OVERLOADED, OVERLOADED",
        "599, SERVER_ERROR, SERVER_ERROR"
    })
    void goesByTheStatusWhereNothingIsSaid(
            int status, ProviderErrorKind kind, ProviderErrorKind ofPage) {
        assertThat(meaning(status, false, SILENT)).isEqualTo(kind);
        assertThat(meaning(status, true, SILENT)).isEqualTo(ofPage);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 0, 429, RATE_LIMITED",
        "200, 402, 429, QUOTA_EXHAUSTED",
        "299, 402, 0, QUOTA_EXHAUSTED",
        "300, 402, 0, NOT_THE_PROTOCOL",
        "500, 402, 0, SERVER_ERROR"
    })
    void goesByTheStatusThatIsNamedInAnAnswerThatLooksWell(
            int status, int outer, int inner, ProviderErrorKind kind) {
        assertThat(meaning(status, false, naming(outer), naming(inner))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "SUBMIT, 400, is still processing, REQUEST_REFUSED",
        "SUBMIT_FROM_JOB, 400, is still processing, NOT_READY",
        "CONTENT, 404, is not ready, NOT_READY",
        "CONTENT, 404, is not here, NOT_FOUND",
        "CONTENT, 409, is not here, NOT_READY",
        "CONTENT, 500, is still processing, SERVER_ERROR",
        "CONTENT, 410, is still processing, NOT_FOUND"
    })
    void takesAJobForUnfinishedOnlyWhereOneIsAskedFor(
            Asked asked, int status, String text, ProviderErrorKind kind) {
        assertThat(meaning(asked, null, status, "The job " + text, null, "2026-11-22"))
                .isEqualTo(kind);
    }

    /**
     * What OpenAI says of Sora, told by a gateway; the header is OpenAI's, and may be passed on.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    SUBMIT          | sora-2 | 403 | VERIFY   | org-x         | 2026-09-24 | RETIRED
                    SUBMIT          | sora-2 | 401 | VERIFY   | org-x         | 2026-09-24 | RETIRED
                    SUBMIT_FROM_JOB | Sora-2 | 403 | VERIFY   | org-x         | 2026-11-22 | RETIRED
                    SUBMIT          | sora-2 | 403 | VERIFY   | org-x         | 2026-09-23 | ORGANIZATION_UNVERIFIED
                    SUBMIT          | clip-1 | 403 | VERIFY   | org-x         | 2026-11-22 | ORGANIZATION_UNVERIFIED
                    SUBMIT          | -      | 403 | VERIFY   | org-x         | 2026-11-22 | ORGANIZATION_UNVERIFIED
                    JOB             | sora-2 | 403 | VERIFY   | org-x         | 2026-11-22 | ORGANIZATION_UNVERIFIED
                    SUBMIT          | sora-2 | 403 | VERIFY   | Acme          | 2026-11-22 | ORGANIZATION_UNVERIFIED
                    SUBMIT          | sora-2 | 403 | VERIFY   | -             | 2026-11-22 | ORGANIZATION_UNVERIFIED
                    SUBMIT          | sora-2 | 403 | VERIFY   | org-simulator | 2026-11-22 | ORGANIZATION_UNVERIFIED
                    SUBMIT          | sora-2 | 403 | VERIFY platform.openai.com | -             | 2026-11-22 | RETIRED
                    SUBMIT          | sora-2 | 403 | VERIFY platform.openai.com | org-simulator | 2026-11-22 | ORGANIZATION_UNVERIFIED
                    SUBMIT          | sora-2 | 403 | see platform.openai.com    | -             | 2026-11-22 | REQUEST_REFUSED
                    SUBMIT          | sora-2 | 403 | no                            | org-x | 2026-11-22 | RETIRED
                    SUBMIT          | sora-2 | 400 | no                            | org-x | 2026-11-22 | REQUEST_REFUSED
                    SUBMIT          | sora-2 | 404 | The model HAS been deprecated | org-x | 2026-11-22 | RETIRED
                    SUBMIT          | sora-2 | 404 | Invalid URL                   | org-x | 2026-11-22 | RETIRED
                    SUBMIT          | sora-2 | 404 | no                            | org-x | 2026-11-22 | ROUTE_MISSING
                    """)
    void sendsNobodyToVerifyForWhatIsSwitchedOff(
            Asked asked,
            String model,
            int status,
            String text,
            String organization,
            String today,
            ProviderErrorKind kind) {
        String said = text.replace("VERIFY", "Your organization must be verified to use the model");

        assertThat(meaning(asked, model, status, said, organization, today)).isEqualTo(kind);
    }

    /** A type counts where nobody knows the code beside it. */
    @ParameterizedTest
    @CsvSource({
        "odd_code,           insufficient_quota, QUOTA_EXHAUSTED",
        "rate_limit_reached, insufficient_quota, QUOTA_EXHAUSTED",
        "invalid_api_key,    insufficient_quota, KEY_INVALID",
        "odd_code,           odd_type,           REQUEST_REFUSED"
    })
    void asksTheTypeWhereTheCodeSaysNothing(String code, String type, ProviderErrorKind kind) {
        assertThat(meaning(400, false, new Layer(List.of(code), List.of(type), "no", "", 0)))
                .isEqualTo(kind);
    }

    private static Layer naming(int status) {
        return new Layer(List.of(), List.of(), "no", "", status);
    }

    private static ProviderErrorKind meaning(int status, boolean page, Layer... layers) {
        return Judgement.of(
                new Refusal(
                        Asked.SUBMIT,
                        "gateway.example",
                        Optional.of("m"),
                        status,
                        new ErrorBody(List.of(layers), page),
                        Optional.empty(),
                        LocalDate.parse("2026-11-22")));
    }

    private static ProviderErrorKind meaning(
            Asked asked, String model, int status, String text, String organization, String today) {
        return Judgement.of(
                new Refusal(
                        asked,
                        "gateway.example",
                        Optional.ofNullable(model),
                        status,
                        new ErrorBody(List.of(Layer.saying(text)), false),
                        Optional.ofNullable(organization),
                        LocalDate.parse(today)));
    }
}

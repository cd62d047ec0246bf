package reelay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** That everybody is told what they can do, at the pages of whose account it is. */
class AdviceTest {

    private static final ProviderSite OPENAI =
            ProviderSite.of(URI.create("https://api.openai.com/v1"));
    private static final ProviderSite ELSEWHERE =
            ProviderSite.of(URI.create("https://video.example/v1"));
    private static final ProviderSite AZURE =
            ProviderSite.of(URI.create("https://film.openai.azure.com/openai/v1"));

    @ParameterizedTest
    @EnumSource
    void namesWhatWhoRunsItCanChange(Reason reason) {
        for (ProviderSite site : List.of(OPENAI, ELSEWHERE, AZURE)) {
            assertThat(all(site.asked(true), reason))
                    .doesNotContain(
                            "template parameter",
                            "PROVIDER_",
                            "VIDEO_MODELS",
                            "the secret of this deployment",
                            "secret as api_key");
            assertThat(all(site.asked(false), reason))
                    .doesNotContain("./reelay", "--provider", "--set", "--model");
        }
    }

    private static String all(ProviderSite site, Reason reason) {
        Advice advice = new Advice(site);
        List<Step> steps = new ArrayList<>(advice.on(reason));
        steps.addAll(advice.beforeShutdown());
        return steps.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, https://status.openai.com",
        "PROVIDER_ERROR, https://status.openai.com",
        "KEY_INVALID, https://platform.openai.com/api-keys",
        "KEY_MISSING, https://platform.openai.com/api-keys",
        "KEY_NOT_PERMITTED, https://platform.openai.com/api-keys",
        "VERIFICATION_PROPAGATING, https://platform.openai.com/api-keys",
        "ACCOUNT_CLOSED, https://help.openai.com",
        "ORGANIZATION_HEADER_MISSING, https://platform.openai.com/settings/organization/general",
        "ORGANIZATION_UNVERIFIED, https://platform.openai.com/settings/organization/general",
        "IP_NOT_ALLOWED, https://platform.openai.com/settings/organization/general",
        "MODEL_NOT_ENABLED, https://platform.openai.com/account/limits",
        "SPEND_LIMIT_REACHED, https://platform.openai.com/account/limits",
        "TIER_TOO_LOW, https://platform.openai.com/account/billing/overview",
        "CREDIT_EXHAUSTED, https://platform.openai.com/account/billing/overview"
    })
    void leadsAnAccountAtOpenAiToThePageForIt(Reason reason, URI page) {
        assertThat(new Advice(OPENAI).on(reason)).extracting(Step::link).contains(page);
    }

    @Test
    void sendsWhoAsksAtAzureToTheDeploymentsOfTheResource() {
        assertThat(new Advice(AZURE).on(Reason.MODEL_NOT_ENABLED))
                .contains(Steps.DEPLOY_MODEL)
                .doesNotContain(Steps.ASK_FOR_LIST);
        assertThat(new Advice(ELSEWHERE).on(Reason.MODEL_NOT_ENABLED))
                .doesNotContain(Steps.DEPLOY_MODEL);
    }

    @Test
    void allowsTheModelInTheProjectBeforeAnythingElse() {
        List<Step> steps = new Advice(OPENAI).onProjectPermission();

        assertThat(steps.getFirst()).isEqualTo(Steps.ALLOW_MODEL);
        assertThat(steps.subList(1, steps.size()))
                .isEqualTo(new Advice(OPENAI).on(Reason.MODEL_NOT_ENABLED));
    }

    @Test
    void saysWhatToDoBeforeAModelIsSwitchedOff() {
        assertThat(new Advice(OPENAI).beforeShutdown())
                .singleElement()
                .asString()
                .contains("before the day it is switched off");
    }
}

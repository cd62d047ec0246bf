package reelay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.video.environment.BadEnvironmentException;
import reelay.video.environment.Environment;

class ApiSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_REGION",
                "VIDEOS_TABLE",
                "VIDEOS_BUCKET",
                "WEBHOOKS_TABLE",
                "WEBHOOKS_SECRET",
                "STATE_MACHINE_ARN",
                "VIDEO_MODELS",
                "VIDEO_SECONDS",
                "VIDEO_SIZES",
                "VIDEO_PRICES",
                "REFERENCE_PIXELS",
                "LINK_SECONDS",
                "OPEN_VIDEOS_PER_OWNER",
                "RETENTION_DAYS",
                "PROVIDERS",
                "PROVIDER_URL",
                "PROVIDER_URLS",
                "PROVIDER_ENCODING",
                "PROVIDER_TIMEOUT_SECONDS",
                "PROVIDER_ALLOWS_HTTP",
                "PROVIDER_SECRET",
                "PROVIDER_OPERATIONS",
                "PROVIDER_EXTRA_FIELDS",
                "MODEL_SHUTDOWN_DATES"
            })
    void doesNotStartWithoutAnyOfItsVariables(String variable) {
        Map<String, String> environment = Unreachable.environment();
        environment.remove(variable);
        assertThatThrownBy(() -> new ApiHandler(environment))
                .isInstanceOf(BadEnvironmentException.class)
                .hasMessageContaining(variable);
    }

    @ParameterizedTest
    @CsvSource({
        "STATE_MACHINE_ARN, video",
        "STATE_MACHINE_ARN, arn:aws:states:eu-central-1:0:stateMachine:video:live",
        "VIDEO_SECONDS, 4.5",
        "VIDEO_SECONDS, 0",
        "VIDEO_SECONDS, 3601",
        "VIDEO_SIZES, 720p",
        "VIDEO_PRICES, 0.10",
        "VIDEO_PRICES, other-model=0.10",
        "VIDEO_PRICES, sora-2=cheap",
        "REFERENCE_PIXELS, some",
        "LINK_SECONDS, 604801",
        "LINK_SECONDS, 0",
        "OPEN_VIDEOS_PER_OWNER, -1",
        "RETENTION_DAYS, -1",
        "PROVIDER_OPERATIONS, characters",
        "MODEL_SHUTDOWN_DATES, film-1=soon",
        "MODEL_SHUTDOWN_DATES, film-1",
        "PROVIDER_EXTRA_FIELDS, prompt",
        "PROVIDER_EXTRA_FIELDS, a[b]"
    })
    void doesNotStartWithAnOddValue(String variable, String value) {
        Map<String, String> environment = Unreachable.environment();
        environment.put(variable, value);
        assertThatThrownBy(() -> new ApiHandler(environment))
                .isInstanceOf(BadEnvironmentException.class)
                .hasMessageContaining(variable)
                .hasMessageContaining(value);
    }

    @Test
    void keepsVideosForGoodAtZeroDays() {
        assertThat(ApiSettings.from(new Environment(Unreachable.environment())).retention())
                .isEmpty();
    }

    @Test
    void keepsVideosAsManyDaysAsSaid() {
        Map<String, String> environment = Unreachable.environment();
        environment.put("RETENTION_DAYS", "30");
        assertThat(ApiSettings.from(new Environment(environment)).retention())
                .contains(Duration.ofDays(30));
    }
}

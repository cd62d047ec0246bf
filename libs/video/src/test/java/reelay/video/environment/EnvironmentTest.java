package reelay.video.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

    @Test
    void readsEachKindOfValue() {
        Environment environment =
                new Environment(
                        Map.of(
                                "TEXT", "a",
                                "SECONDS", "90",
                                "FLAG", "true",
                                "LIST", "4, 8,12,"));

        assertThat(environment.text("TEXT")).isEqualTo("a");
        assertThat(environment.seconds("SECONDS")).isEqualTo(Duration.ofSeconds(90));
        assertThat(environment.flag("FLAG")).isTrue();
        assertThat(environment.list("LIST")).isEqualTo(List.of("4", "8", "12"));
        assertThat(environment.optionalText("OTHER")).isEmpty();
    }

    @Test
    void namesTheMissingVariableTheFunctionAndTheTemplate() {
        Environment environment =
                new Environment(Map.of("AWS_LAMBDA_FUNCTION_NAME", "StoreFunction", "BLANK", " "));

        for (String name : List.of("VIDEOS_BUCKET", "BLANK")) {
            assertThatThrownBy(() -> environment.text(name))
                    .isInstanceOf(BadEnvironmentException.class)
                    .hasMessageContainingAll(
                            name, "is not set", "template.yaml", "StoreFunction", "Variables");
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1.5", "ten", "99999999999"})
    void refusesAnOddNumberOfSeconds(String odd) {
        Environment environment = new Environment(Map.of("LINK_SECONDS", odd));

        assertThatThrownBy(() -> environment.seconds("LINK_SECONDS"))
                .isInstanceOf(BadEnvironmentException.class)
                .hasMessageContainingAll("LINK_SECONDS", "whole number", "\"" + odd + "\"");
    }

    @Test
    void refusesAnOddFlagAndAnEmptyList() {
        Environment environment = new Environment(Map.of("FLAG", "yes", "LIST", ","));

        assertThatThrownBy(() -> environment.flag("FLAG")).hasMessageContaining("true or false");
        assertThatThrownBy(() -> environment.list("LIST")).hasMessageContaining("comma-separated");
    }
}

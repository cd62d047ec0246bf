package reelay.benchmarks.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;

class FunctionEventsTest {

    @Test
    void thereIsAnEventForEveryFunctionOfTheTemplate() {
        StackTemplate template =
                StackTemplate.read(
                        Path.of("../template.yaml"),
                        Map.of("ProviderUrl", "https://provider.example/v1"));

        assertThat(FunctionEvents.functions())
                .containsExactlyInAnyOrderElementsOf(
                        template.functions().stream().map(LambdaResource::folder).toList());
    }
}

package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.local.aws.protocol.AccessKey;
import reelay.stack.function.FunctionEnvironment;
import reelay.stack.function.InProcessFunction;
import reelay.stack.setup.StartFailedException;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;
import reelay.video.Json;

/** Folders, template, handlers and settings name the same things. */
class HandlersAndTemplateAgreeTest {

    private static final StackTemplate TEMPLATE =
            StackTemplate.read(
                    StackUnderTest.PROJECT.resolve("template.yaml"),
                    Map.of("ProviderUrl", "http://127.0.0.1/v1"));

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @Test
    void everyFolderInFunctionsIsOneFunctionWithItsOwnZip() throws IOException {
        try (Stream<Path> folders = Files.list(StackUnderTest.PROJECT.resolve("functions"))) {
            assertThat(TEMPLATE.functions())
                    .extracting(LambdaResource::codeUri)
                    .containsExactlyInAnyOrderElementsOf(
                            folders.map(Path::getFileName)
                                    .map(name -> "functions/%1$s/target/%1$s.zip".formatted(name))
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aHandlerStartsWithWhatTheTemplateGivesIt(LambdaResource function) {
        assertThatCode(() -> InProcessFunction.start(function, environment(function)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("variables")
    void aHandlerReadsEveryVariableTheTemplateGivesIt(LambdaResource function, String variable) {
        Map<String, String> without = environment(function);
        without.remove(variable);

        assertThatThrownBy(() -> InProcessFunction.start(function, without))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining(function.logicalId())
                .hasMessageContaining(variable + " is not set");
    }

    @Test
    void theVariablesForSamLocalAreDeclaredInTheTemplate() throws IOException {
        JsonNode variables =
                Json.tree(Files.readString(StackUnderTest.PROJECT.resolve("events/env.json")));

        assertThat(variables.properties()).isNotEmpty();
        variables
                .properties()
                .forEach(
                        function ->
                                assertThat(
                                                TEMPLATE.function(function.getKey())
                                                        .environment()
                                                        .keySet())
                                        .containsAll(
                                                function.getValue()
                                                        .propertyStream()
                                                        .map(Map.Entry::getKey)
                                                        .toList()));
    }

    static Stream<LambdaResource> functions() {
        return TEMPLATE.functions().stream();
    }

    static Stream<Arguments> variables() {
        return functions()
                .flatMap(
                        function ->
                                function.environment().keySet().stream()
                                        .map(variable -> Arguments.of(function, variable)));
    }

    private static Map<String, String> environment(LambdaResource function) {
        return new HashMap<>(
                new FunctionEnvironment(
                                _ -> AccessKey.ANY,
                                NOWHERE,
                                NOWHERE,
                                NOWHERE,
                                NOWHERE,
                                NOWHERE,
                                NOWHERE)
                        .of(function));
    }
}

package reelay.stack;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reelay.aws.AwsClients;
import reelay.aws.Priming;
import reelay.provider.ProviderWiring;
import reelay.provider.http.ProviderClients;
import reelay.provider.http.ProviderHttp;
import reelay.provider.openai.OpenAiAdmin;
import reelay.provider.openai.OpenAiVideoProvider;
import reelay.video.environment.Environment;

/** A function reads its environment once, makes its clients once and hands both on. */
class WiringTest {

    private static final DescribedPredicate<JavaClass> PRODUCT =
            describe(
                    "are functions or libs",
                    type ->
                            type.getPackageName().startsWith("reelay.")
                                    && !type.getPackageName().startsWith("reelay.stack")
                                    && !type.getPackageName().startsWith("reelay.local")
                                    && !type.getPackageName().startsWith("reelay.simulator"));

    private static final DescribedPredicate<JavaClass> HANDLERS =
            describe("are handlers", type -> type.getSimpleName().endsWith("Handler"));

    private static final DescribedPredicate<JavaClass> SETTINGS =
            describe(
                    "are settings",
                    type -> type.getSimpleName().endsWith("Settings") && type.isRecord());

    /** Records and enums that are a part of settings and know how their part is written. */
    private static final DescribedPredicate<JavaClass> PARTS_OF_SETTINGS =
            describe(
                    "are parts of settings",
                    type ->
                            (type.isRecord() || type.isEnum())
                                    && type.getFields().stream().noneMatch(WiringTest::holds)
                                    && type.getMethods().stream()
                                            .filter(method -> reads(method.getRawParameterTypes()))
                                            .map(JavaMethod::getModifiers)
                                            .allMatch(how -> how.contains(JavaModifier.STATIC)));

    private static boolean holds(JavaField field) {
        return field.getRawType().isEquivalentTo(Environment.class);
    }

    private static boolean reads(List<JavaClass> parameters) {
        return parameters.stream().anyMatch(type -> type.isEquivalentTo(Environment.class));
    }

    @Test
    void onlyHandlersSettingsAndTheirPartsKnowTheEnvironment() {
        noClasses()
                .that(PRODUCT)
                .and(not(HANDLERS.or(SETTINGS).or(PARTS_OF_SETTINGS)))
                .and(not(belongToAnyOf(Environment.class, AwsClients.class, Priming.class)))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Environment.class)
                .check(ArrowsTest.OURS);
    }

    @Test
    void settingsAreReadByHandlersAndPartsBySettings() {
        Set<JavaMethodCall> readings =
                ArrowsTest.OURS.stream()
                        .filter(PRODUCT)
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getName().equals("from"))
                        .filter(call -> reads(call.getTarget().getRawParameterTypes()))
                        .collect(Collectors.toSet());

        assertThat(readings).hasSizeGreaterThan(10);
        assertThat(readings)
                .allSatisfy(call -> assertThat(mayRead(call)).as(call.getDescription()).isTrue());
    }

    private static boolean mayRead(JavaMethodCall call) {
        boolean makesClients = call.getTargetOwner().isEquivalentTo(AwsClients.class);
        JavaClass reader = call.getOriginOwner();
        return HANDLERS.test(reader)
                || (SETTINGS.or(PARTS_OF_SETTINGS).test(reader) && !makesClients);
    }

    @Test
    void everyHandlerReadsItsOwnSettingsAndMakesItsClientsOnce() {
        List<JavaClass> handlers =
                ArrowsTest.OURS.stream()
                        .filter(PRODUCT.and(HANDLERS))
                        .filter(type -> !type.isInterface())
                        .filter(
                                type ->
                                        type.isAssignableTo(
                                                "com.amazonaws.services.lambda.runtime"
                                                        + ".RequestStreamHandler"))
                        .toList();

        assertThat(handlers).hasSize(9);
        assertThat(handlers)
                .allSatisfy(
                        handler -> {
                            String settings =
                                    handler.getName().replaceFirst("Handler$", "Settings");
                            assertThat(readBy(handler))
                                    .containsExactlyInAnyOrder(
                                            settings, AwsClients.class.getName());
                        });
    }

    private static List<String> readBy(JavaClass handler) {
        return handler.getMethodCallsFromSelf().stream()
                .filter(call -> call.getName().equals("from"))
                .map(call -> call.getTargetOwner().getName())
                .toList();
    }

    @Test
    void oneClassMakesWhatSpeaksToTheProvider() {
        noClasses()
                .that(PRODUCT)
                .and()
                .areNotAssignableTo(ProviderWiring.class)
                .should()
                .callConstructorWhere(
                        describe(
                                "makes a provider or its admin interface",
                                call ->
                                        call.getTargetOwner()
                                                        .isEquivalentTo(OpenAiVideoProvider.class)
                                                || call.getTargetOwner()
                                                        .isEquivalentTo(OpenAiAdmin.class)))
                .orShould()
                .callMethod(ProviderClients.class, "of", Duration.class)
                .check(ArrowsTest.OURS);
    }

    @Test
    void oneClassMakesHttpClientsForTheProvider() {
        noClasses()
                .that(PRODUCT)
                .and()
                .areNotAssignableTo(ProviderHttp.class)
                .should()
                .callMethod(HttpClient.class, "newBuilder")
                .orShould()
                .callMethod(HttpClient.class, "newHttpClient")
                .check(ArrowsTest.OURS);
    }
}

package reelay.stack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may use whom: functions, libs, the JDK and SDKs, in this direction only. */
class ArrowsTest {

    /** All main code, which takes a while to read. */
    static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    // Fixtures that other modules' tests share come as jars.
                    .withImportOption(location -> !location.contains("tests.jar"))
                    .importPackages("reelay");

    private static final String[] FUNCTIONS = {
        "reelay.api..",
        "reelay.authorizer..",
        "reelay.submit..",
        "reelay.poll..",
        "reelay.store..",
        "reelay.accesscheck..",
        "reelay.sweep..",
        "reelay.notify..",
        "reelay.deliver.."
    };

    private static final String[] LIBS = {
        "reelay.video..",
        "reelay.media..",
        "reelay.aws..",
        "reelay.provider..",
        "reelay.access..",
        "reelay.catalog..",
        "reelay.workflow..",
        "reelay.webhooks.."
    };

    @Test
    void libsKnowNoFunctionNoLambdaTypeAndNothingLocal() {
        noClasses()
                .that()
                .resideInAnyPackage(LIBS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(
                                        Stream.of(FUNCTIONS),
                                        Stream.of(
                                                "reelay.local..",
                                                "reelay.simulator..",
                                                "reelay.stack..",
                                                "com.amazonaws.."))
                                .toArray(String[]::new))
                .check(OURS);
    }

    @Test
    void theSharedWordsNeedTheJdkAndJacksonOnly() {
        classes()
                .that()
                .resideInAPackage("reelay.video..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "reelay.video..", "java..", "com.fasterxml.jackson..", "org.jspecify..")
                .check(OURS);
    }

    @Test
    void theProviderIsReachedThroughTheJdkAlone() {
        noClasses()
                .that()
                .resideInAPackage("reelay.provider..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software.amazon..",
                        "reelay.aws..",
                        "reelay.catalog..",
                        "reelay.workflow..")
                .check(OURS);
    }

    @Test
    void functionsKnowNothingLocal() {
        noClasses()
                .that()
                .resideInAnyPackage(FUNCTIONS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reelay.local..", "reelay.simulator..", "reelay.stack..")
                .check(OURS);
    }

    @Test
    void noFunctionKnowsAnother() {
        slices().matching("reelay.(*)..")
                .that(
                        DescribedPredicate.describe(
                                "are functions",
                                slice ->
                                        List.of(FUNCTIONS)
                                                .contains("reelay." + slice.getNamePart(1) + "..")))
                .should()
                .notDependOnEachOther()
                .check(OURS);
    }

    /** The rooms of one house, however deep. */
    @Test
    void roomsDoNotNeedEachOtherInACircle() {
        slices().matching("reelay.(*).(*)..").should().beFreeOfCycles().check(OURS);
        // What a refusal means rests on none of the rooms that use it.
        noClasses()
                .that()
                .resideInAPackage("reelay.access")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reelay.access.kept..", "reelay.access.report..")
                .check(OURS);
    }

    @Test
    void whatStandsInForTheCloudAndTheProviderKnowsNothingOfOurs() {
        assertKnowsOnly("reelay.local.http");
        assertKnowsOnly("reelay.local.journal");
        assertKnowsOnly("reelay.local.aws", "reelay.local.http", "reelay.local.journal");
        assertKnowsOnly("reelay.simulator", "reelay.local.http", "reelay.local.journal");
    }

    @Test
    void theSimulatorNeedsNothingOfAws() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "reelay.simulator..", "reelay.local.http..", "reelay.local.journal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "com.amazonaws..")
                .check(OURS);
    }

    private static void assertKnowsOnly(String room, String... others) {
        classes()
                .that()
                .resideInAPackage(room + "..")
                .should()
                .onlyDependOnClassesThat(
                        DescribedPredicate.describe(
                                "are in " + room + ", in " + List.of(others) + " or not ours",
                                type ->
                                        isIn(room, type)
                                                || Stream.of(others)
                                                        .anyMatch(other -> isIn(other, type))
                                                || !isIn("reelay", type)))
                .check(OURS);
    }

    private static boolean isIn(String room, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(room + ".");
    }

    @Test
    void onlyNoArgumentConstructorsOfHandlersAndTheCommandLineReadTheEnvironment() {
        List<JavaMethodCall> calls =
                OURS.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isEquivalentTo(System.class))
                        .filter(call -> call.getName().equals("getenv"))
                        .toList();

        assertThat(calls)
                .isNotEmpty()
                .allSatisfy(
                        call ->
                                assertThat(
                                                call.getOriginOwner()
                                                                .getName()
                                                                .equals("reelay.stack.cli.Main")
                                                        || isHandlersDoor(call))
                                        .as(call.getDescription())
                                        .isTrue());
    }

    private static boolean isHandlersDoor(JavaMethodCall call) {
        return call.getOriginOwner().getSimpleName().endsWith("Handler")
                && call.getOrigin() instanceof JavaConstructor door
                && door.getRawParameterTypes().isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        try (Stream<Path> files = Files.walk(StackUnderTest.PROJECT)) {
            List<Path> packages =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> file.toString().contains("/src/main/java/"))
                            .map(Path::getParent)
                            .distinct()
                            .toList();

            assertThat(packages).isNotEmpty();
            for (Path folder : packages) {
                assertThat(folder.resolve("package-info.java"))
                        .content()
                        .contains("@NullMarked")
                        .startsWith("/**");
            }
        }
    }
}

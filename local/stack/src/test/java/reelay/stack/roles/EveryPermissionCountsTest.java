package reelay.stack.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import reelay.local.aws.iam.Grant;
import reelay.stack.template.EditedTemplate;
import reelay.stack.template.StackTemplate;

/**
 * Without any of its actions, a role is not enough: some journey comes to another outcome. Each
 * action takes two deployments and as long as a journey has patience, so this is asked for with
 * {@code -Dreelay.roles=true}, or with a part of {@code role action} for some of them.
 */
@EnabledIfSystemProperty(named = "reelay.roles", matches = ".+")
class EveryPermissionCountsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /**
     * What only spares the provider questions: a video is made without it as well, and a line in
     * the log says what could not be looked up. RolesAreUsedTest sees the denial.
     */
    private static final Set<String> WITHOUT_OUTCOME = Set.of("SubmitRole dynamodb:Query");

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> aJourneyFailsWithout() throws IOException {
        String asked = System.getProperty("reelay.roles", "");
        return StackTemplate.parse(
                        EditedTemplate.read().toString(),
                        Map.of("ProviderUrl", "http://127.0.0.1/v1"))
                .roles()
                .stream()
                .flatMap(role -> role.grants().stream())
                .filter(grant -> !Excuses.has(grant))
                .map(EveryPermissionCountsTest::named)
                .distinct()
                .filter(name -> asked.equals("true") || name.contains(asked))
                .map(name -> dynamicTest(name, () -> fails(name)));
    }

    private static String named(Grant grant) {
        return grant.role().replace("reelay-", "") + " " + grant.action();
    }

    private void fails(String name) throws IOException {
        String[] parts = name.split(" ", -1);
        Path own = folder.resolve(name.replaceAll("[^A-Za-z]", "-"));
        EditedTemplate template = EditedTemplate.read().without(parts[0], parts[1]);
        JourneysTaken taken =
                JourneysTaken.travelled(
                        template.into(own.resolve("project")), own.resolve("data"), PATIENCE);
        @SuppressWarnings("SystemOut") // the figures that are asked for
        PrintStream out = System.out;
        out.printf(
                "without %s: %d of %d journeys fail: %s%n",
                name,
                taken.failed().size(),
                Journeys.all().size(),
                String.join("; ", taken.failed().keySet()));

        assertThat(taken.denials()).as("denials").isNotEmpty();
        if (!WITHOUT_OUTCOME.contains(name)) {
            assertThat(taken.failed()).as("journeys").isNotEmpty();
        }
    }
}

package reelay.stack.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.local.aws.iam.Grant;
import reelay.local.aws.iam.Role;
import reelay.stack.template.EditedTemplate;
import reelay.stack.template.StackTemplate;

/** The roles of the template allow what the deployment does, and nothing else. */
class RolesAreUsedTest {

    @TempDir static Path data;

    private static JourneysTaken taken;

    /** Through a written template, as {@link EveryPermissionCountsTest} does with one less. */
    @BeforeAll
    static void takeAllJourneys() throws IOException {
        Path project = EditedTemplate.read().into(data.resolve("project"));
        taken = JourneysTaken.travelled(project, data, Duration.ofSeconds(80));
    }

    @Test
    void allowAllThatIsDone() {
        // What was denied says why a journey failed.
        assertThat(taken.denials()).isEmpty();
        assertThat(taken.failed()).isEmpty();
    }

    @Test
    void allowNothingThatNobodyDoes() throws IOException {
        assertThat(unused(EditedTemplate.read())).isEmpty();
    }

    @Test
    void oneMorePermissionIsNamed() throws IOException {
        EditedTemplate more =
                EditedTemplate.read().with("PollRole", "dynamodb:Scan", "arn:aws:dynamodb:*");

        assertThat(unused(more))
                .containsExactly(
                        new Grant("reelay-PollRole", "dynamodb:Scan", "arn:aws:dynamodb:*"));
    }

    @Test
    void onlyWhatIsThereIsExcused() throws IOException {
        assertThat(roles(EditedTemplate.read()).stream().flatMap(role -> role.grants().stream()))
                .filteredOn(Excuses::has)
                .extracting(Excuses::service)
                .containsAll(Excuses.BY_SERVICE.keySet());
    }

    private static List<Grant> unused(EditedTemplate template) {
        return Excuses.unused(roles(template), taken.used());
    }

    private static List<Role> roles(EditedTemplate template) {
        return StackTemplate.parse(
                        template.toString(), Map.of("ProviderUrl", "http://127.0.0.1/v1"))
                .roles();
    }
}

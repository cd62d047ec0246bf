package reelay.stack.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reelay.stack.StackUnderTest;

/** docs/api.md is what docs/openapi.yaml says. {@code -Dreelay.write=true} writes it anew. */
class ApiDocumentAgreesTest {

    private static final Path DOCS = StackUnderTest.PROJECT.resolve("docs");

    @Test
    void thePageIsMadeOfTheDescription() throws IOException {
        Path page = DOCS.resolve("api.md");
        String made = ApiDocument.of(ApiDescription.read(DOCS.resolve("openapi.yaml")));
        if (Boolean.getBoolean("reelay.write")) {
            Files.writeString(page, made);
        }

        assertThat(page).as("run this test with -Dreelay.write=true").hasContent(made);
    }

    @Test
    void everyOperationHasACommandAndAHeadingOfItsOwn() throws IOException {
        ApiDescription description = ApiDescription.read(DOCS.resolve("openapi.yaml"));
        Set<String> headings = new HashSet<>();
        for (String tag : description.tags()) {
            assertThat(description.operations(tag))
                    .isNotEmpty()
                    .allSatisfy(
                            operation -> {
                                assertThat(operation.sample().path("source").asText())
                                        .as(operation.route())
                                        .contains("curl ", lastFixedPart(operation.path()));
                                assertThat(headings.add(operation.summary()))
                                        .as("another heading than '%s'", operation.summary())
                                        .isTrue();
                            });
        }
        assertThat(headings).hasSize(operations(description));
    }

    /** A comma in a description without quotes makes keys of what follows it. */
    @Test
    void noDescriptionIsCutOff() throws IOException {
        List<String> keys = new ArrayList<>();
        collectKeys(ApiDescription.read(DOCS.resolve("openapi.yaml")).root(), keys);

        assertThat(keys).contains("description").noneMatch(key -> key.contains(" "));
    }

    private static void collectKeys(JsonNode node, List<String> keys) {
        node.propertyStream().map(Map.Entry::getKey).forEach(keys::add);
        node.forEach(inside -> collectKeys(inside, keys));
    }

    private static int operations(ApiDescription description) {
        return (int)
                description
                        .root()
                        .path("paths")
                        .valueStream()
                        .mapToLong(path -> path.findValues("operationId").size())
                        .sum();
    }

    /** Such as {@code /remix} of a path that ends with it. */
    private static String lastFixedPart(String path) {
        String last = path.replaceAll("/\\{[a-z]+}$", "").replaceAll(".*}", "");
        return last.startsWith("/v1/") ? last.substring(3) : last;
    }
}

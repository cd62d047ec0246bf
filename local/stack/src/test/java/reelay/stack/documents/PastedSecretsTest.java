package reelay.stack.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reelay.provider.ProviderCredentials;
import reelay.provider.models.ModelCatalogue;
import reelay.stack.StackUnderTest;
import reelay.video.Json;

/** The provider secrets that the documents show to be pasted are such as the functions read. */
class PastedSecretsTest {

    private static final Path DOCS = StackUnderTest.PROJECT.resolve("docs");

    @Test
    void theWholeSecretHasAnAccountOfEachKind() throws IOException {
        String secret = secrets("providers.md").getFirst();

        assertThat(ModelCatalogue.builtIn().kinds())
                .isNotEmpty()
                .allSatisfy(
                        kind ->
                                assertThat(ProviderCredentials.read(secret, kind).apiKey())
                                        .as(kind)
                                        .isNotNull());
        assertThat(Json.tree(secret).properties()).hasSameSizeAs(ModelCatalogue.builtIn().kinds());
        assertThat(ProviderCredentials.read(secret, "openai").project()).isEqualTo("proj_...");
        assertThat(ProviderCredentials.read(secret, "openrouter").webhookSecret()).isNotNull();
    }

    @Test
    void theFirstSecretOfADeploymentIsReadWhole() {
        ProviderCredentials account =
                ProviderCredentials.read(secrets("deploying.md").getFirst(), "openai");

        assertThat(account.apiKey()).isNotNull();
        assertThat(account.organization()).isEqualTo("org-...");
        assertThat(account.project()).isEqualTo("proj_...");
    }

    private static List<String> secrets(String document) {
        List<String> secrets = new ArrayList<>();
        for (CodeBlock block : CodeBlock.in(DOCS.resolve(document))) {
            if (block.isJson() && block.text().contains("\"api_key\"")) {
                secrets.add(block.text());
            }
        }
        return secrets;
    }
}

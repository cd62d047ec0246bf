package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import reelay.access.AccessTable;
import reelay.catalog.VideosTableSchema;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.TableResource;
import reelay.webhooks.WebhooksTableSchema;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** The tables that tests make for themselves are the template's. */
class TablesOfTestsAgreeTest {

    private static final StackTemplate TEMPLATE =
            StackTemplate.read(
                    StackUnderTest.PROJECT.resolve("template.yaml"),
                    Map.of("ProviderUrl", "http://127.0.0.1/v1"));

    @Test
    void aTestsVideosTableIsTheTemplates() {
        TableResource table = table("id");

        assertSame(VideosTableSchema.of(table.name()), Tables.request(table));
    }

    @Test
    void aTestsTableOfReportsIsTheTemplates() {
        TableResource table = table("account");

        assertSame(AccessTable.schema(table.name()), Tables.request(table));
    }

    @Test
    void aTestsTableOfWebhooksIsTheTemplates() {
        TableResource table = table("holder");

        assertSame(WebhooksTableSchema.of(table.name()), Tables.request(table));
    }

    private static TableResource table(String partition) {
        return TEMPLATE.tables().stream()
                .filter(table -> table.key().partition().equals(partition))
                .findFirst()
                .orElseThrow();
    }

    private static void assertSame(CreateTableRequest test, CreateTableRequest template) {
        assertThat(test.keySchema()).isEqualTo(template.keySchema());
        assertThat(test.billingMode()).isEqualTo(template.billingMode());
        assertThat(test.attributeDefinitions())
                .containsExactlyInAnyOrderElementsOf(template.attributeDefinitions());
        assertThat(test.globalSecondaryIndexes())
                .containsExactlyInAnyOrderElementsOf(template.globalSecondaryIndexes());
    }
}

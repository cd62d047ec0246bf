package reelay.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.local.aws.dynamodb.ContractDatabase.item;
import static reelay.local.aws.dynamodb.ContractDatabase.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.local.http.PortTakenException;
import reelay.local.journal.JournalException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/** What only the emulator does: it keeps a journal, and refuses by name. */
final class DynamoDbEmulatorTest {

    private @TempDir Path directory;
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-05-01T10:00:00Z"));

    @Test
    void keepsTablesAndItemsOverARestart() {
        try (DynamoDbEmulator emulator = start();
                DynamoDbClient client = ContractDatabase.client(emulator)) {
            createTable(client, "kept");
            createTable(client, "dropped");
            put(client, "kept", item("a", "v", number("1")));
            put(client, "kept", item("b", "v", number("2")));
            client.deleteItem(b -> b.tableName("kept").key(item("b")));
            client.deleteTable(b -> b.tableName("dropped"));
        }
        for (int restart = 0; restart < 2; restart++) {
            try (DynamoDbEmulator emulator = start();
                    DynamoDbClient client = ContractDatabase.client(emulator)) {
                assertThat(client.listTables().tableNames()).containsExactly("kept");
                assertThat(client.scan(b -> b.tableName("kept")).items())
                        .containsExactly(item("a", "v", number("1")));
            }
        }
    }

    @Test
    void forgetsALineThatWasTornOff() throws IOException {
        try (DynamoDbEmulator emulator = start();
                DynamoDbClient client = ContractDatabase.client(emulator)) {
            createTable(client, "kept");
            put(client, "kept", item("a"));
        }
        Files.write(
                directory.resolve("journal.jsonl"),
                new byte[] {'[', '{', '"', (byte) 0xc3},
                StandardOpenOption.APPEND);

        try (DynamoDbEmulator emulator = start();
                DynamoDbClient client = ContractDatabase.client(emulator)) {
            put(client, "kept", item("b"));
        }
        try (DynamoDbEmulator emulator = start();
                DynamoDbClient client = ContractDatabase.client(emulator)) {
            assertThat(client.scan(b -> b.tableName("kept")).items())
                    .containsExactly(item("a"), item("b"));
        }
    }

    @Test
    void refusesAJournalThatIsDamagedInTheMiddle() throws IOException {
        Files.write(directory.resolve("journal.jsonl"), List.of("[", "[]"));

        assertThatThrownBy(this::start)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("line 1 of");
    }

    @Test
    void removesWhatHasExpired() {
        try (DynamoDbEmulator emulator = start();
                DynamoDbClient client = ContractDatabase.client(emulator)) {
            createTable(client, "table");
            client.updateTimeToLive(
                    b ->
                            b.tableName("table")
                                    .timeToLiveSpecification(
                                            t -> t.attributeName("expires").enabled(true)));
            String inAnHour = String.valueOf(now.get().getEpochSecond() + 3600);
            put(client, "table", item("a", "expires", number(inAnHour)));
            put(client, "table", item("b"));
            assertThat(client.scan(b -> b.tableName("table")).count()).isEqualTo(2);

            now.updateAndGet(instant -> instant.plusSeconds(7200));

            assertThat(client.scan(b -> b.tableName("table")).items()).containsExactly(item("b"));
        }
    }

    @Test
    void keepsWhatSeemsToHaveExpiredLongAgo() {
        try (DynamoDbEmulator emulator = start();
                DynamoDbClient client = ContractDatabase.client(emulator)) {
            createTable(client, "table");
            client.updateTimeToLive(
                    b ->
                            b.tableName("table")
                                    .timeToLiveSpecification(
                                            t -> t.attributeName("expires").enabled(true)));
            put(client, "table", item("a", "expires", number("1000")));

            now.updateAndGet(instant -> instant.plusSeconds(7200));

            assertThat(client.scan(b -> b.tableName("table")).count()).isEqualTo(1);
        }
    }

    /** A journal of before the limits were held at updates. */
    @Test
    void readsAJournalWhoseNumbersNoRequestMayHold() throws IOException {
        try (DynamoDbEmulator emulator = start();
                DynamoDbClient client = ContractDatabase.client(emulator)) {
            createTable(client, "table");
        }
        Files.writeString(
                directory.resolve("journal.jsonl"),
                """
                [{"table":"table","put":{"id":{"S":"a"},"n":{"N":"18%s"}}}]
                """
                        .formatted("0".repeat(125)),
                StandardOpenOption.APPEND);

        try (DynamoDbEmulator emulator = start();
                DynamoDbClient client = ContractDatabase.client(emulator)) {
            assertThat(client.scan(b -> b.tableName("table")).count()).isEqualTo(1);
        }
    }

    /** As many items as an owner has after some years; a query reads those of a day. */
    @Test
    void aQueryReadsNoMoreOfAPartitionThanItWants() {
        try (DynamoDbEmulator emulator = start();
                DynamoDbClient client = ContractDatabase.client(emulator)) {
            client.createTable(
                    b ->
                            b.tableName("many")
                                    .billingMode("PAY_PER_REQUEST")
                                    .keySchema(
                                            ContractDatabase.key("p", KeyType.HASH),
                                            ContractDatabase.key("n", KeyType.RANGE))
                                    .attributeDefinitions(
                                            ContractDatabase.attribute("p", "S"),
                                            ContractDatabase.attribute("n", "N")));
            for (int i = 0; i < 300; i++) {
                put(
                        client,
                        "many",
                        Map.of(
                                "p", ContractDatabase.text("p"),
                                "n", number(String.valueOf(i)),
                                "filler", ContractDatabase.text("x".repeat(10_000))));
            }

            var answer =
                    client.query(
                            b ->
                                    b.tableName("many")
                                            .keyConditionExpression("p = :p AND n >= :n")
                                            .expressionAttributeValues(
                                                    Map.of(
                                                            ":p", ContractDatabase.text("p"),
                                                            ":n", number("298"))));

            assertThat(answer.scannedCount()).isEqualTo(2);
            assertThat(answer.lastEvaluatedKey()).isEmpty();
        }
    }

    @Test
    void refusesByNameWhatItDoesNotDo() {
        try (DynamoDbEmulator emulator = start();
                DynamoDbClient client = ContractDatabase.client(emulator)) {
            createTable(client, "table");

            assertThatThrownBy(
                            () ->
                                    client.getItem(
                                            b ->
                                                    b.tableName("table")
                                                            .key(item("a"))
                                                            .attributesToGet("v")))
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("AttributesToGet of GetItem is not emulated locally");
            assertThatThrownBy(client::describeLimits)
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("DescribeLimits is not emulated locally");
        }
    }

    @Test
    void countsRightWhenManyWriteAtOnce() throws InterruptedException {
        try (DynamoDbEmulator emulator = start();
                DynamoDbClient client = ContractDatabase.client(emulator)) {
            createTable(client, "table");
            try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
                for (int i = 0; i < 400; i++) {
                    writers.execute(() -> count(client));
                }
            }

            assertThat(client.getItem(b -> b.tableName("table").key(item("a"))).item())
                    .containsEntry("n", number("400"));
        }
    }

    @Test
    void namesAPortThatIsTaken() {
        try (DynamoDbEmulator emulator = start()) {
            int port = emulator.address().getPort();

            assertThatThrownBy(
                            () ->
                                    DynamoDbEmulator.start(
                                            port, Optional.empty(), InstantSource.system()))
                    .isInstanceOf(PortTakenException.class);
        }
    }

    private DynamoDbEmulator start() {
        return DynamoDbEmulator.start(0, Optional.of(directory), now::get);
    }

    private static void createTable(DynamoDbClient client, String name) {
        client.createTable(
                b ->
                        b.tableName(name)
                                .billingMode("PAY_PER_REQUEST")
                                .keySchema(ContractDatabase.key("id", KeyType.HASH))
                                .attributeDefinitions(ContractDatabase.attribute("id", "S")));
    }

    private static void put(DynamoDbClient client, String table, Map<String, AttributeValue> item) {
        client.putItem(b -> b.tableName(table).item(item));
    }

    private static void count(DynamoDbClient client) {
        client.updateItem(
                b ->
                        b.tableName("table")
                                .key(item("a"))
                                .updateExpression("ADD n :one")
                                .expressionAttributeValues(Map.of(":one", number("1"))));
    }
}

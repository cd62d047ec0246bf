package reelay.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.local.aws.dynamodb.ContractDatabase.item;
import static reelay.local.aws.dynamodb.ContractDatabase.number;
import static reelay.local.aws.dynamodb.ContractDatabase.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** How queries and scans find items. */
@TestInstance(Lifecycle.PER_CLASS)
final class DynamoDbQueryContractTest {

    private final ContractDatabase database = new ContractDatabase();
    private final DynamoDbClient client = database.client();
    private String table;

    @BeforeEach
    void makeTable() {
        table = database.sortedTable();
    }

    @AfterEach
    void removeTables() {
        database.removeTables();
    }

    @AfterAll
    void disconnect() {
        database.close();
    }

    @Test
    void findsAPartitionInOrder() {
        fill("p", "10", "9", "-3", "1.5");
        fill("other", "1");

        assertThat(numbers(query("p = :p", "p"))).containsExactly("-3", "1.5", "9", "10");
        assertThat(
                        numbers(
                                client.query(
                                        request("p = :p", values("p"))
                                                .scanIndexForward(false)
                                                .build())))
                .containsExactly("10", "9", "1.5", "-3");
    }

    @Test
    void findsAPartOfAPartition() {
        fill("p", "1", "2", "3", "4");

        assertThat(numbers(query("p = :p AND n > :n", "p", "2"))).containsExactly("3", "4");
        assertThat(numbers(query("p = :p AND n <= :n", "p", "2"))).containsExactly("1", "2");
        assertThat(numbers(query("n = :n AND p = :p", "p", "2"))).containsExactly("2");
        assertThat(numbers(query("p = :p AND n BETWEEN :n AND :m", "p", "2", "3")))
                .containsExactly("2", "3");
    }

    @ParameterizedTest
    @CsvSource({
        "<, a aa",
        "<=, a aa ab",
        "=, ab",
        ">=, ab abc ac b",
        ">, abc ac b",
    })
    void findsAPartOfAPartitionInTheOrderOfBytes(String operator, String found) {
        String letters = lettersTable("a", "aa", "ab", "abc", "ac", "b");

        assertThat(letters(letters, "s " + operator + " :s", "ab"))
                .containsExactly(found.split(" "));
    }

    @Test
    void findsWhatBeginsAlike() {
        String last = "\uDBFF\uDFFF";
        String letters = lettersTable("a", "ab", "ab" + last, "ab" + last + "z", "ac", last + "x");

        assertThat(letters(letters, "begins_with(s, :s)", "ab"))
                .containsExactly("ab", "ab" + last, "ab" + last + "z");
        assertThat(letters(letters, "begins_with(s, :s)", last)).containsExactly(last + "x");
    }

    @Test
    void readsThePartThatIsWantedPageByPage() {
        fill("p", "1", "2", "3", "4", "5");
        var request = request("p = :p AND n BETWEEN :n AND :m", values("p", "2", "4")).limit(2);

        QueryResponse first = client.query(request.build());
        QueryResponse second =
                client.query(request.exclusiveStartKey(first.lastEvaluatedKey()).build());

        assertThat(numbers(first)).containsExactly("2", "3");
        assertThat(first.scannedCount()).isEqualTo(2);
        assertThat(numbers(second)).containsExactly("4");
    }

    @Test
    void refusesToGoOnOutsideOfThePartThatIsWanted() {
        fill("p", "1", "2", "3");

        assertRefused(
                () ->
                        client.query(
                                request("p = :p AND n > :n", values("p", "2"))
                                        .exclusiveStartKey(Map.of("p", text("p"), "n", number("1")))
                                        .build()),
                "does not match the range key predicate");
    }

    @Test
    void goesThroughAPartitionPageByPage() {
        fill("p", "1", "2", "3", "4", "5");

        assertThat(pages(true)).containsExactly("1", "2", "3", "4", "5");
        assertThat(pages(false)).containsExactly("5", "4", "3", "2", "1");
    }

    @Test
    void countsBeforeAndAfterTheFilter() {
        fill("p", "1", "2", "3");
        database.put(table, Map.of("p", text("p"), "n", number("4"), "colour", text("red")));

        QueryResponse answer =
                client.query(
                        request("p = :p", Map.of(":p", text("p"), ":c", text("red")))
                                .filterExpression("colour = :c")
                                .select("COUNT")
                                .build());

        assertThat(answer.count()).isEqualTo(1);
        assertThat(answer.scannedCount()).isEqualTo(4);
        assertThat(answer.items()).isEmpty();
    }

    @Test
    void endsAPageBehindAMegabyte() {
        for (int i = 0; i < 4; i++) {
            database.put(
                    table,
                    Map.of(
                            "p", text("p"),
                            "n", number(String.valueOf(i)),
                            "filler", text("x".repeat(390 * 1024))));
        }

        QueryResponse first = query("p = :p", "p");

        assertThat(first.items()).hasSizeBetween(2, 3);
        assertThat(first.lastEvaluatedKey()).containsOnlyKeys("p", "n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n = :n",
                "p > :p AND n = :n",
                "p = :p OR n = :n",
                "p = :p AND begins_with(n, :n)",
                "p = :p AND other = :n",
                "p = :p AND n <> :n",
                "p = :n AND n = :n"
            })
    void refusesAKeyConditionThatMakesNoSense(String condition) {
        assertRefused(
                () ->
                        client.query(
                                request(
                                                condition,
                                                condition.contains(":p")
                                                        ? values("p", "1")
                                                        : Map.of(":n", number("1")))
                                        .build()),
                "");
    }

    @Test
    void refusesAFilterOnAKey() {
        assertRefused(
                () ->
                        client.query(
                                request("p = :p", values("p", "1"))
                                        .filterExpression("n = :n")
                                        .build()),
                "Filter Expression can only contain non-primary key attributes");
    }

    @Test
    void findsAnOwnersItemsNewestFirst() {
        String videos = database.videosTable();
        video(videos, "a", "me", "1");
        video(videos, "b", "me", "2");
        video(videos, "c", "you", "3");
        database.put(videos, item("without an owner"));

        QueryResponse first = byOwner(videos, Map.of());
        QueryResponse second = byOwner(videos, first.lastEvaluatedKey());

        assertThat(first.items()).extracting(i -> i.get("id").s()).containsExactly("b");
        assertThat(first.lastEvaluatedKey()).containsOnlyKeys("id", "owner", "created_key");
        assertThat(second.items()).extracting(i -> i.get("id").s()).containsExactly("a");
    }

    @Test
    void anIndexFollowsItsItems() {
        String videos = database.videosTable();
        video(videos, "a", "me", "1");
        database.update(
                videos,
                "a",
                b ->
                        b.updateExpression("SET #o = :o")
                                .expressionAttributeNames(Map.of("#o", "owner"))
                                .expressionAttributeValues(Map.of(":o", text("you"))));

        assertThat(byOwner(videos, Map.of()).items()).isEmpty();
        client.deleteItem(b -> b.tableName(videos).key(item("a")));
        assertThat(client.scan(b -> b.tableName(videos).indexName("by-owner")).items()).isEmpty();
    }

    @Test
    void anIndexOfKeysShowsKeysOnly() {
        String videos = database.videosTable();
        video(videos, "a", "me", "1");

        var items =
                client.query(
                                b ->
                                        b.tableName(videos)
                                                .indexName("keys-by-owner")
                                                .keyConditionExpression("#o = :o")
                                                .expressionAttributeNames(Map.of("#o", "owner"))
                                                .expressionAttributeValues(
                                                        Map.of(":o", text("me"))))
                        .items();

        assertThat(items).hasSize(1);
        assertThat(items.getFirst()).containsOnlyKeys("id", "owner", "created_key");
    }

    @Test
    void scansEverythingPageByPage() {
        fill("p", "1", "2", "3");
        fill("q", "1", "2");
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        Map<String, AttributeValue> start = Map.of();
        do {
            Map<String, AttributeValue> from = start;
            ScanResponse page =
                    client.scan(
                            b ->
                                    b.tableName(table)
                                            .limit(2)
                                            .exclusiveStartKey(from.isEmpty() ? null : from));
            found.addAll(page.items());
            start = page.lastEvaluatedKey();
        } while (!start.isEmpty());

        assertThat(found).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void scansWithAFilter() {
        fill("p", "1", "2", "3");

        ScanResponse answer =
                client.scan(
                        b ->
                                b.tableName(table)
                                        .filterExpression("n >= :n")
                                        .expressionAttributeValues(Map.of(":n", number("2"))));

        assertThat(answer.count()).isEqualTo(2);
        assertThat(answer.scannedCount()).isEqualTo(3);
    }

    @Test
    void refusesAnIndexThatIsNotThere() {
        assertRefused(
                () -> client.query(request("p = :p", values("p")).indexName("none").build()),
                "does not have the specified index");
    }

    private void fill(String partition, String... numbers) {
        for (String number : numbers) {
            database.put(table, Map.of("p", text(partition), "n", number(number)));
        }
    }

    /** A table whose sort key is a string, with these in one partition. */
    private String lettersTable(String... letters) {
        String name =
                database.table(
                        b ->
                                b.keySchema(
                                                ContractDatabase.key("p", KeyType.HASH),
                                                ContractDatabase.key("s", KeyType.RANGE))
                                        .attributeDefinitions(
                                                ContractDatabase.attribute("p", "S"),
                                                ContractDatabase.attribute("s", "S")));
        for (String letter : letters) {
            database.put(name, Map.of("p", text("p"), "s", text(letter)));
        }
        return name;
    }

    private List<String> letters(String letters, String condition, String s) {
        return client
                .query(
                        b ->
                                b.tableName(letters)
                                        .keyConditionExpression("p = :p AND " + condition)
                                        .expressionAttributeValues(
                                                Map.of(":p", text("p"), ":s", text(s))))
                .items()
                .stream()
                .map(item -> item.get("s").s())
                .toList();
    }

    private void video(String videos, String id, String owner, String created) {
        database.put(
                videos,
                item(
                        id,
                        "owner",
                        text(owner),
                        "created_key",
                        text(created),
                        "prompt",
                        text("a cat")));
    }

    private QueryResponse byOwner(String videos, Map<String, AttributeValue> start) {
        return client.query(
                b ->
                        b.tableName(videos)
                                .indexName("by-owner")
                                .keyConditionExpression("#o = :o")
                                .expressionAttributeNames(Map.of("#o", "owner"))
                                .expressionAttributeValues(Map.of(":o", text("me")))
                                .scanIndexForward(false)
                                .limit(1)
                                .exclusiveStartKey(start.isEmpty() ? null : start));
    }

    private List<String> pages(boolean forward) {
        List<String> found = new ArrayList<>();
        Map<String, AttributeValue> start = Map.of();
        do {
            QueryResponse page =
                    client.query(
                            request("p = :p", values("p"))
                                    .limit(2)
                                    .scanIndexForward(forward)
                                    .exclusiveStartKey(start.isEmpty() ? null : start)
                                    .build());
            found.addAll(numbers(page));
            start = page.lastEvaluatedKey();
        } while (!start.isEmpty());
        return found;
    }

    private QueryResponse query(String condition, String partition, String... numbers) {
        return client.query(request(condition, values(partition, numbers)).build());
    }

    private QueryRequest.Builder request(String condition, Map<String, AttributeValue> values) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeValues(values);
    }

    private static Map<String, AttributeValue> values(String partition, String... numbers) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":p", text(partition));
        List<String> names = List.of(":n", ":m");
        for (int i = 0; i < numbers.length; i++) {
            values.put(names.get(i), number(numbers[i]));
        }
        return values;
    }

    private static List<String> numbers(QueryResponse answer) {
        return answer.items().stream().map(item -> item.get("n").n()).toList();
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e ->
                                assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("ValidationException"))
                .hasMessageContaining(message);
    }
}

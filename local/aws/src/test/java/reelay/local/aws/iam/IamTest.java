package reelay.local.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.local.aws.dynamodb.DynamoDbEmulator;
import reelay.local.aws.lambda.LambdaEmulator;
import reelay.local.aws.lambda.LambdaFunction;
import reelay.local.aws.lambda.LambdaSettings;
import reelay.local.aws.protocol.AccessKey;
import reelay.local.aws.s3.S3Emulator;
import reelay.local.http.Door;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class IamTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/step";

    @TempDir Path folder;

    private final AccessKey operator = AccessKey.random();
    private final Iam iam = new Iam(operator);

    @Test
    void aRoleDoesWhatItMayAndNothingElse() {
        allow("dynamodb:GetItem arn:aws:dynamodb:us-east-1:000000000000:table/films");
        try (DynamoDbEmulator emulator = dynamoDb();
                DynamoDbClient all = dynamoDb(emulator, operator);
                DynamoDbClient role = dynamoDb(emulator, key())) {
            makeTable(all, "films");
            makeTable(all, "books");

            assertThat(role.getItem(get -> get.tableName("films").key(id("a"))).hasItem())
                    .isFalse();
            assertDenied(
                    () -> role.getItem(get -> get.tableName("books").key(id("a"))), "table/books");
            assertDenied(
                    () -> role.putItem(put -> put.tableName("films").item(id("a"))),
                    "dynamodb:PutItem");
            assertThat(
                            all.putItem(put -> put.tableName("films").item(id("a")))
                                    .sdkHttpResponse()
                                    .isSuccessful())
                    .isTrue();
        }
    }

    @Test
    void anIndexIsAResourceOfItsOwn() {
        allow("dynamodb:Query arn:aws:dynamodb:us-east-1:000000000000:table/films");
        try (DynamoDbEmulator emulator = dynamoDb();
                DynamoDbClient role = dynamoDb(emulator, key())) {
            assertDenied(
                    () ->
                            role.query(
                                    query ->
                                            query.tableName("films")
                                                    .indexName("by-owner")
                                                    .keyConditionExpression("owner = :o")
                                                    .expressionAttributeValues(
                                                            Map.of(
                                                                    ":o",
                                                                    AttributeValue.fromS("me")))),
                    "table/films/index/by-owner");
        }
    }

    @Test
    void aTransactionNeedsWhatItsPartsNeed() {
        allow("dynamodb:PutItem arn:aws:dynamodb:us-east-1:000000000000:table/films");
        try (DynamoDbEmulator emulator = dynamoDb();
                DynamoDbClient all = dynamoDb(emulator, operator);
                DynamoDbClient role = dynamoDb(emulator, key())) {
            makeTable(all, "films");
            TransactWriteItem put =
                    TransactWriteItem.builder()
                            .put(Put.builder().tableName("films").item(id("a")).build())
                            .build();
            TransactWriteItem delete =
                    TransactWriteItem.builder()
                            .delete(it -> it.tableName("films").key(id("b")))
                            .build();

            assertDenied(
                    () -> role.transactWriteItems(it -> it.transactItems(put, delete)),
                    "dynamodb:DeleteItem");
            assertThat(all.getItem(get -> get.tableName("films").key(id("a"))).hasItem()).isFalse();
            role.transactWriteItems(it -> it.transactItems(put));
            assertThat(iam.used()).extracting(Grant::action).containsExactly("dynamodb:PutItem");
        }
    }

    @Test
    void aKeyThatNobodyHoldsOpensNothing() {
        try (DynamoDbEmulator emulator = dynamoDb();
                DynamoDbClient stranger = dynamoDb(emulator, AccessKey.random())) {
            assertThatThrownBy(stranger::listTables)
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("security token");
        }
    }

    @Test
    void s3SaysAccessDeniedOfWhatIsNotAllowedAndOfWhatIsNotThere() throws Exception {
        allow("s3:GetObject arn:aws:s3:::films/open/*");
        try (S3Emulator emulator = S3Emulator.start(0, folder, iam);
                S3Client all = s3(emulator, operator);
                S3Client role = s3(emulator, key())) {
            emulator.createBucket("films");
            all.putObject(put -> put.bucket("films").key("open/a"), RequestBody.fromString("hug"));
            all.putObject(put -> put.bucket("films").key("shut/a"), RequestBody.fromString("hug"));

            assertThat(
                            role.getObjectAsBytes(get -> get.bucket("films").key("open/a"))
                                    .asUtf8String())
                    .isEqualTo("hug");
            assertForbidden(() -> role.getObject(get -> get.bucket("films").key("shut/a")));
            assertForbidden(() -> role.getObject(get -> get.bucket("films").key("open/b")));
            assertForbidden(
                    () -> role.deleteObject(delete -> delete.bucket("films").key("open/a")));
            assertForbidden(() -> role.listObjectsV2(list -> list.bucket("films")));
            assertThatThrownBy(() -> all.getObject(get -> get.bucket("films").key("open/b")))
                    .isInstanceOf(NoSuchKeyException.class);
        }
    }

    @Test
    void whoMayListABucketIsToldWhatIsNotThere() {
        allow("s3:GetObject arn:aws:s3:::films/*", "s3:ListBucket arn:aws:s3:::films");
        try (S3Emulator emulator = S3Emulator.start(0, folder, iam);
                S3Client role = s3(emulator, key())) {
            emulator.createBucket("films");

            assertThatThrownBy(() -> role.getObject(get -> get.bucket("films").key("a")))
                    .isInstanceOf(NoSuchKeyException.class);
        }
    }

    @Test
    void aLinkMayWhatWhoeverSignedItMay() throws Exception {
        allow("s3:GetObject arn:aws:s3:::films/open/*");
        try (S3Emulator emulator = S3Emulator.start(0, folder, iam);
                S3Client all = s3(emulator, operator);
                S3Presigner role =
                        S3Presigner.builder()
                                .endpointOverride(emulator.address())
                                .region(Region.US_EAST_1)
                                .credentialsProvider(credentials(key()))
                                .serviceConfiguration(
                                        S3Configuration.builder()
                                                .pathStyleAccessEnabled(true)
                                                .build())
                                .build()) {
            emulator.createBucket("films");
            all.putObject(put -> put.bucket("films").key("open/a"), RequestBody.fromString("hug"));
            all.putObject(put -> put.bucket("films").key("shut/a"), RequestBody.fromString("hug"));

            assertThat(get(link(role, "open/a")).statusCode()).isEqualTo(200);
            assertThat(get(link(role, "open/b")).statusCode()).isEqualTo(403);
            assertThat(get(link(role, "shut/a")).body())
                    .contains("<Code>AccessDenied</Code>", "s3:GetObject");
        }
    }

    @Test
    void lambdaSaysWhichAliasMayNotBeInvoked() throws Exception {
        allow("lambda:InvokeFunction arn:aws:lambda:us-east-1:000000000000:function:Step:live");
        try (LambdaEmulator emulator =
                LambdaEmulator.start(
                        Door.locked(0, iam),
                        new JsonGuard(iam, JsonNeeds::ofLambda),
                        new LambdaSettings(
                                "us-east-1",
                                "000000000000",
                                List.of(step()),
                                List.of(),
                                _ -> {},
                                InstantSource.system()))) {
            HttpResponse<String> version = invoke(emulator, "Step");

            assertThat(invoke(emulator, "Step:live").statusCode()).isEqualTo(200);
            assertThat(version.statusCode()).isEqualTo(403);
            assertThat(version.headers().firstValue("x-amzn-errortype"))
                    .contains("AccessDeniedException");
            assertThat(version.body()).contains("\"Message\"", "lambda:InvokeFunction");
        }
    }

    @Test
    void aRoleIsForItsServiceAlone() {
        allow();

        assertThatThrownBy(() -> iam.assume(ROLE, "states.amazonaws.com"))
                .hasMessageContaining("lambda.amazonaws.com");
    }

    private void allow(String... grants) {
        List<Grant> all =
                Stream.of(grants)
                        .map(grant -> grant.split(" "))
                        .map(parts -> new Grant("step", parts[0], parts[1]))
                        .toList();
        iam.add(List.of(new Role("step", ROLE, "lambda.amazonaws.com", all)));
    }

    private AccessKey key() {
        return iam.assume(ROLE, "lambda.amazonaws.com");
    }

    private DynamoDbEmulator dynamoDb() {
        return DynamoDbEmulator.start(
                Door.locked(0, iam),
                new JsonGuard(iam, JsonNeeds::ofDynamoDb),
                Optional.empty(),
                InstantSource.system());
    }

    private static DynamoDbClient dynamoDb(DynamoDbEmulator emulator, AccessKey key) {
        return DynamoDbClient.builder()
                .endpointOverride(emulator.address())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials(key))
                .build();
    }

    private static S3Client s3(S3Emulator emulator, AccessKey key) {
        return S3Client.builder()
                .endpointOverride(emulator.address())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials(key))
                .forcePathStyle(true)
                .build();
    }

    private static StaticCredentialsProvider credentials(AccessKey key) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    }

    private static void makeTable(DynamoDbClient client, String name) {
        client.createTable(
                table ->
                        table.tableName(name)
                                .attributeDefinitions(
                                        AttributeDefinition.builder()
                                                .attributeName("id")
                                                .attributeType("S")
                                                .build())
                                .keySchema(
                                        KeySchemaElement.builder()
                                                .attributeName("id")
                                                .keyType("HASH")
                                                .build())
                                .billingMode("PAY_PER_REQUEST"));
    }

    private static Map<String, AttributeValue> id(String value) {
        return Map.of("id", AttributeValue.fromS(value));
    }

    private static void assertDenied(Runnable call, String named) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        denied -> {
                            assertThat(denied.statusCode()).isEqualTo(400);
                            assertThat(denied.awsErrorDetails().errorCode())
                                    .isEqualTo("AccessDeniedException");
                            assertThat(denied).hasMessageContainingAll("assumed-role/step", named);
                        });
    }

    private static void assertForbidden(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        denied -> {
                            assertThat(denied.statusCode()).isEqualTo(403);
                            assertThat(denied.awsErrorDetails().errorCode())
                                    .isEqualTo("AccessDenied");
                        });
    }

    private static URI link(S3Presigner presigner, String key) {
        return URI.create(
                presigner
                        .presignGetObject(
                                link ->
                                        link.signatureDuration(Duration.ofMinutes(1))
                                                .getObjectRequest(
                                                        get -> get.bucket("films").key(key)))
                        .url()
                        .toString());
    }

    private static HttpResponse<String> get(URI link) throws Exception {
        return send(HttpRequest.newBuilder(link));
    }

    private HttpResponse<String> invoke(LambdaEmulator emulator, String function) throws Exception {
        return send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "%s/2015-03-31/functions/%s/invocations"
                                                .formatted(emulator.address(), function)))
                        .header("Authorization", key().authorization("lambda"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static LambdaFunction step() {
        return new LambdaFunction(
                "Step",
                "Step",
                "arn:aws:lambda:us-east-1:000000000000:function:Step",
                Set.of("live"),
                Duration.ofSeconds(5),
                512,
                null,
                0,
                (in, out, _) -> in.transferTo(out));
    }
}

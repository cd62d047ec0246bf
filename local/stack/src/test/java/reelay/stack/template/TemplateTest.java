package reelay.stack.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import reelay.stack.template.resource.BucketResource;
import reelay.stack.template.resource.CorsResource;
import reelay.stack.template.resource.HttpApiResource;
import reelay.stack.template.resource.LambdaResource;
import reelay.stack.template.resource.RouteResource;
import reelay.stack.template.resource.RuleResource;
import reelay.stack.template.resource.ScheduleResource;
import reelay.stack.template.resource.SecretResource;
import reelay.stack.template.resource.StateMachineResource;
import reelay.stack.template.resource.TableResource;
import reelay.stack.template.resource.TemplateException;
import reelay.video.Json;

class TemplateTest {

    private static final Path FILE = Path.of("../../template.yaml");
    private static final Map<String, String> GIVEN =
            Map.of("ProviderUrl", "http://127.0.0.1:8090/v1");

    private final StackTemplate template = StackTemplate.read(FILE, GIVEN);

    @Test
    void letsNoOtherPageInUntilAParameterNamesIt() {
        StackTemplate closed = deployed(Map.of());
        StackTemplate open =
                deployed(Map.of("AllowedOrigins", "https://a.test,http://b.test:3000"));

        assertThat(closed.api().cors()).isEmpty();
        CorsResource api = open.api().cors().orElseThrow();
        CorsResource bucket = open.buckets().getFirst().cors().orElseThrow();
        assertThat(api.origins())
                .isEqualTo(bucket.origins())
                .containsExactly("https://a.test", "http://b.test:3000");
        assertThat(api.headers()).contains("authorization", "api-key", "x-stainless-retry-count");
        assertThat(bucket.methods()).containsExactly("GET", "HEAD");
        assertThatThrownBy(() -> deployed(Map.of("AllowedOrigins", "https://a.test/")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("AllowedOrigins");
    }

    @Test
    void readsTheFunctionsInTheOrderARequestMeetsThem() {
        assertThat(template.functions())
                .extracting(LambdaResource::folder)
                .containsExactly(
                        "authorizer",
                        "api",
                        "submit",
                        "poll",
                        "store",
                        "notify",
                        "deliver",
                        "sweep",
                        "access-check");
    }

    @Test
    void givesAFunctionItsEnvironment() {
        LambdaResource api = function("ApiFunction");

        assertThat(api.environment())
                .containsEntry("VIDEOS_TABLE", "reelay-VideosTable")
                .containsEntry("VIDEOS_BUCKET", "reelay-videosbucket")
                .containsEntry("STATE_MACHINE_ARN", template.stateMachine().arn())
                .containsEntry("VIDEO_SECONDS", "4,8,12")
                .containsEntry("RETENTION_DAYS", "0");
        assertThat(api.handlerClass()).isEqualTo("reelay.api.ApiHandler");
        assertThat(api.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(api.alias()).isEqualTo("live");
    }

    @Test
    void readsRoutesAndWhoMustShowAKey() {
        assertThat(function("ApiFunction").routes())
                .containsExactlyInAnyOrder(
                        new RouteResource("POST", "/v1/videos", true),
                        new RouteResource("GET", "/v1/videos/{id}", true),
                        new RouteResource("ANY", "/v1/{proxy+}", true),
                        new RouteResource("POST", "/callbacks/{id}", false),
                        new RouteResource("GET", "/healthz", false),
                        new RouteResource("GET", "/", false),
                        new RouteResource("GET", "/gallery/{file}", false));
        assertThat(template.api().authorizerFunction()).contains("AuthorizerFunction");
    }

    @Test
    void putsTheSubstitutionsIntoTheDefinition() throws IOException {
        StateMachineResource machine = template.stateMachine();

        String definition =
                machine.definition(Files.readString(Path.of("../..", machine.definitionUri())));

        assertThat(definition)
                .contains("\"arn:aws:lambda:us-east-1:000000000000:function:SubmitFunction:live\"")
                .contains("\"arn:aws:states:::lambda:invoke\"")
                .doesNotContain("${");
    }

    @Test
    void refusesADefinitionThatUsesAnotherSetOfSubstitutions() {
        var machine =
                new StateMachineResource(
                        "M", "m", "arn", "role", "m.json", Map.of("A", "1", "B", "2"));

        assertThatThrownBy(() -> machine.definition("${A}${C}"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("${C}");
        assertThatThrownBy(() -> machine.definition("${A}"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("does not use B");
    }

    @Test
    void readsTablesWithKeysIndexesAndExpiry() {
        TableResource videos = template.tables().getFirst();

        assertThat(videos.key()).isEqualTo(new TableResource.Key("id", Optional.empty()));
        assertThat(videos.indexes())
                .containsExactly(
                        new TableResource.Index(
                                "by-owner",
                                new TableResource.Key("owner", Optional.of("created_key")),
                                "ALL"),
                        new TableResource.Index(
                                "unsettled",
                                new TableResource.Key("unsettled", Optional.of("created_key")),
                                "KEYS_ONLY"));
        assertThat(videos.expiryAttribute()).contains("expires_at");
        assertThat(template.buckets())
                .containsExactly(new BucketResource("reelay-videosbucket", Optional.empty()));
    }

    /** CloudFormation writes a value whose text changes over the keys that are there by then. */
    @Test
    void theFirstValuesOfSecretsStayAsTheyAre() {
        assertThat(template.secrets())
                .extracting(SecretResource::firstValue)
                .containsExactly(
                        Optional.of("{\"keys\":[]}"),
                        Optional.of("{}"),
                        Optional.of("{}"),
                        Optional.empty());
    }

    @Test
    void logsTheBucketsRequestsWhereAParameterSays() throws IOException {
        JsonNode logging =
                YamlTree.parse(Files.readString(FILE))
                        .at("/Resources/VideosBucket/Properties/LoggingConfiguration/Fn::If");

        assertThat(logging.path(0).asText()).isEqualTo("LogsBucket");
        assertThat(logging.at("/1/DestinationBucketName/Ref").asText()).isEqualTo("BucketLogsTo");
        assertThat(logging.at("/2/Ref").asText()).isEqualTo("AWS::NoValue");
        assertThat(deployed(Map.of("BucketLogsTo", "logs")).buckets()).hasSize(1);
    }

    /** Whatever a request or an error holds, a line stays JSON. */
    @Test
    void theAccessLogsLinesAreJson() throws IOException {
        String format =
                YamlTree.parse(Files.readString(FILE))
                        .at("/Resources/VideosApi/Properties/AccessLogSettings/Format")
                        .asText();

        assertThat(Json.tree(format).properties())
                .allSatisfy(field -> assertThat(field.getValue().isTextual()).isTrue());
        assertThat(format).doesNotContain("error.message");
    }

    @Test
    void readsWhoIsToldOfChanges() {
        RuleResource rule =
                template.rules().stream()
                        .filter(
                                all ->
                                        all.targets()
                                                .contains(
                                                        "arn:aws:sns:us-east-1:000000000000:reelay-AccessTopic"))
                        .findFirst()
                        .orElseThrow();

        assertThat(rule.bus()).isEqualTo("default");
        assertThat(rule.pattern().path("detail-type").path(0).asText()).isEqualTo("Access Changed");
        assertThat(rule.pattern().path("detail").path("access_table").path(0).asText())
                .isEqualTo(function("AccessCheckFunction").environment().get("ACCESS_TABLE"));
        assertThat(rule.targets()).containsExactly(template.outputs().get("AccessTopicArn"));
    }

    @Test
    void keepsAFloodOfThePageFromTheApps() {
        HttpApiResource api = template.api();

        List<String> open =
                template.functions().stream()
                        .flatMap(function -> function.routes().stream())
                        .filter(route -> !route.authorized())
                        .map(route -> route.method() + " " + route.path())
                        .toList();
        assertThat(open).isNotEmpty();
        assertThat(api.routeThrottles()).containsKeys(open.toArray(String[]::new));
    }

    @Test
    void readsTheSchedule() {
        ScheduleResource schedule = function("AccessCheckFunction").schedules().getFirst();

        assertThat(schedule.expression()).isEqualTo("rate(1 minute)");
        assertThat(schedule.input()).isEqualTo("{\"scheduled\":true}");
        assertThat(schedule.retries()).isEqualTo(2);
        assertThat(schedule.longestAge()).isEqualTo(Duration.ofMinutes(10));
        assertThat(schedule.deadLetterArn().orElseThrow()).contains("AccessCheckDeadLetters");
    }

    @Test
    void keepsWhatABackgroundFunctionFailsAt() {
        LambdaResource sweep = function("SweepFunction");
        LambdaResource check = function("AccessCheckFunction");

        assertThat(sweep.asynchronous().retries()).isZero();
        assertThat(sweep.asynchronous().failureArn().orElseThrow()).contains("SweepDeadLetters");
        assertThat(check.asynchronous().retries()).isEqualTo(2);
        assertThat(check.asynchronous().failureArn().orElseThrow())
                .contains("AccessCheckDeadLetters");
    }

    /**
     * A first deployment that fails leaves no bucket and no secret behind. A table would be kept by
     * its deletion protection, and the way back would fail over it.
     */
    @Test
    void keepsWhatIsTheUsersButForAFailedFirstDeployment() {
        Map<String, List<String>> policies = new HashMap<>();
        TemplateText.resources()
                .forEach(
                        resource -> {
                            if (resource.has("DeletionPolicy")) {
                                policies.computeIfAbsent(
                                                resource.path("DeletionPolicy").asText(),
                                                _ -> new ArrayList<>())
                                        .add(resource.path("Type").asText());
                                assertThat(resource.path("UpdateReplacePolicy").asText())
                                        .isEqualTo("Retain");
                            }
                        });

        assertThat(policies.get("RetainExceptOnCreate"))
                .containsOnly("AWS::S3::Bucket", "AWS::SecretsManager::Secret");
        assertThat(policies.get("Retain")).containsOnly("AWS::DynamoDB::Table");
        assertThat(policies).hasSize(2);
    }

    @Test
    void evaluatesConditions() {
        assertThat(function("SubmitFunction").reservedConcurrency()).isEmpty();
        assertThat(
                        functions("SubmitConcurrency", "3").stream()
                                .filter(f -> f.logicalId().equals("SubmitFunction"))
                                .findFirst()
                                .orElseThrow()
                                .reservedConcurrency())
                .isEqualTo(OptionalInt.of(3));
    }

    @Test
    void namesAParameterWithoutAValue() {
        assertThatThrownBy(() -> StackTemplate.read(FILE, Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("Parameters.ProviderUrl")
                .hasMessageContaining("no default");
    }

    @Test
    void refusesParameterValuesThatTheTemplateDoesNotAllow() {
        assertThatThrownBy(() -> functions("ProviderUrl", "ftp://host"))
                .hasMessageContaining("Parameters.ProviderUrl: must look like https?://.+");
        assertThatThrownBy(() -> functions("ProviderEncoding", "xml"))
                .hasMessageContaining("must be one of [\"multipart\",\"json\"], was xml");
        assertThatThrownBy(() -> functions("LinkSeconds", "59"))
                .hasMessageContaining("must be at least 60, was 59");
        assertThatThrownBy(() -> functions("LinkSeconds", "soon"))
                .hasMessageContaining("must be a number");
        assertThatThrownBy(() -> functions("Linkseconds", "60"))
                .hasMessageContaining("no parameter Linkseconds");
    }

    @Test
    void refusesWhatItDoesNotKnowByNameAndPlace() throws IOException {
        String text = Files.readString(FILE);

        assertRefused(
                text.replace("Type: AWS::SQS::QueuePolicy", "Type: AWS::SQS::Topic"),
                "Resources.NotifyDeadLettersPolicy",
                "AWS::SQS::Topic");
        assertRefused(
                text.replace("      MemorySize: 1769", "      MemorySizes: 1769"),
                "Resources.StoreFunction.Properties",
                "MemorySizes");
        assertRefused(
                text.replace("KEYS_SECRET: !Ref KeysSecret", "KEYS_SECRET: !Ref KeySecret"),
                "Resources.AuthorizerFunction.Properties.Environment.Variables.KEYS_SECRET",
                "KeySecret");
        assertRefused(
                text.replace("Bucket: !Ref VideosBucket", "Bucket: !Cidr [a, 1, 2]"),
                "Resources.VideosBucketPolicy.Properties.Bucket (line",
                "!Cidr");
        assertRefused(
                text.replace("ReauthorizeEvery: 0", "ReauthorizeEvery: 300"),
                "Resources.VideosApi",
                "ReauthorizeEvery must be 0");
        assertRefused(
                text.replace("!GetAtt AccessTable.Arn", "!GetAtt AccessTable.StreamArn"),
                "Resources.ApiRole",
                "StreamArn of AccessTable");
        assertRefused(
                text.replace("!If [ReservesSubmits,", "!If [ReserveSubmits,"),
                "Resources.SubmitFunction",
                "no condition ReserveSubmits");
    }

    @Test
    void evaluatesTheOtherFunctions() {
        Map<String, String> outputs =
                withOutputs(
                                """
                                  Joined: { Value: !Join ["-", [a, !Ref AWS::NoValue, !Ref AWS::Region]] }
                                  Selected: { Value: !Select [1, !Split [",", "x,y,z"]] }
                                  Looked: { Value: !FindInMap [Sizes, us-east-1, small] }
                                  Own: { Value: !Sub ["${A}/${AWS::AccountId}/${!A}", { A: b }] }
                                  Long: { Value: { "Fn::GetAtt": [VideosTable, Arn] } }
                                  Both: { Value: !If [Both, "yes", "no"] }
                                """)
                        .outputs();

        assertThat(outputs)
                .isEqualTo(
                        Map.of(
                                "Joined", "a-us-east-1",
                                "Selected", "y",
                                "Looked", "s",
                                "Own", "b/000000000000/${A}",
                                "Long",
                                        "arn:aws:dynamodb:us-east-1:000000000000:table/reelay-VideosTable",
                                "Both", "no"));
    }

    private static StackTemplate withOutputs(String outputs) {
        try {
            String text = Files.readString(FILE);
            return StackTemplate.parse(
                    text.substring(0, text.indexOf("\nOutputs:"))
                                    .replace(
                                            "\nConditions:\n",
                                            """

                                            Mappings:
                                              Sizes: { us-east-1: { small: s } }

                                            Conditions:
                                              Both: !And [!Condition ExpiresVideos, !Or [!Equals [a, b], !Equals [a, a]]]
                                            """)
                            + "\nOutputs:\n"
                            + outputs,
                    GIVEN);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertRefused(String yaml, String... said) {
        assertThatThrownBy(() -> StackTemplate.parse(yaml, GIVEN))
                .isInstanceOf(TemplateException.class)
                .message()
                .contains(List.of(said));
    }

    private static List<LambdaResource> functions(String parameter, String value) {
        Map<String, String> parameters = new java.util.HashMap<>(GIVEN);
        parameters.put(parameter, value);
        return StackTemplate.read(FILE, parameters).functions();
    }

    private LambdaResource function(String id) {
        return template.functions().stream()
                .filter(f -> f.logicalId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static StackTemplate deployed(Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(GIVEN);
        all.putAll(parameters);
        return StackTemplate.read(FILE, all);
    }
}

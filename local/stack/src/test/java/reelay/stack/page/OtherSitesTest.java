package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.remote.RemoteWebDriver;
import reelay.local.http.Door;
import reelay.local.http.HttpListener;
import reelay.stack.Stack;
import reelay.stack.page.browser.OpenBrowser;
import reelay.stack.setup.ServiceAddresses;
import reelay.stack.template.StackTemplate;
import reelay.video.Json;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * A page of another site in the same browser, while the stack runs: whatever it sends to the ports
 * of this machine has no effect, and it can read nothing.
 */
@InABrowser
class OtherSitesTest {

    /** Stands in everything the page tries to make. */
    private static final String MARK = "made-by-another-site";

    /** Sends each call as a page can without asking first, and as one that asks first. */
    private static final String SEND_ALL =
            """
            const [calls, done] = arguments;
            const attempts = calls.flatMap(({url, method, target, body}) => [
              fetch(url, {method, mode: 'no-cors', body: method === 'GET' ? undefined : body})
                .then(() => 'opaque', () => 'refused'),
              fetch(url, {method, credentials: 'include', body: method === 'GET' ? undefined : body,
                          headers: target ? {'x-amz-target': target} : {}})
                .then(answer => answer.text()).then(text => 'read: ' + text, () => 'refused'),
              new Promise(resolve => {
                const image = new Image();
                image.onload = () => resolve('read: an image');
                image.onerror = () => resolve('refused');
                image.src = url;
              }),
            ]);
            Promise.all(attempts).then(done);
            """;

    private final HttpListener elsewhere =
            HttpListener.start(Door.forPages(0), OtherSitesTest::emptyPage);
    private Stack stack;
    private OpenBrowser browser;
    private RemoteWebDriver driver;
    private String firstTab;

    @BeforeEach
    void openAnotherSite(PageUnderTest page) {
        stack = page.stack();
        browser = page.browser();
        driver = browser.driver();
        firstTab = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        // The stack's ports are 127.0.0.1, so this name is another site.
        driver.get("http://localhost:" + elsewhere.address().getPort() + "/");
    }

    @AfterEach
    void close() {
        driver.close();
        driver.switchTo().window(firstTab);
        // Its complaints are not the next visitor's.
        browser.complaints();
        browser.loaded();
        elsewhere.close();
    }

    @Test
    void reachNothingOnThisMachine() throws IOException {
        List<Map<String, Object>> calls = calls();

        Object answers = driver.executeAsyncScript(SEND_ALL, calls);

        assertThat((List<?>) Objects.requireNonNull(answers))
                .hasSize(3 * calls.size())
                .allSatisfy(answer -> assertThat(answer).isIn("opaque", "refused"));
        assertThat(itemsOfThePage()).isZero();
        assertThat(executionsOfThePage()).isEmpty();
    }

    private List<Map<String, Object>> calls() throws IOException {
        ServiceAddresses at = stack.addresses();
        String table = stack.template().tables().getFirst().name();
        String machine = stack.template().stateMachine().arn();
        List<Map<String, Object>> calls = new ArrayList<>();
        calls.add(
                call(
                        at.lambda() + "/2015-03-31/functions/ApiFunction/invocations",
                        "",
                        Json.text(forgedRequest())));
        calls.add(
                call(
                        at.stepFunctions() + "/",
                        "AWSStepFunctions.StartExecution",
                        "{\"stateMachineArn\":\"%s\",\"name\":\"%s\",\"input\":\"{}\"}"
                                .formatted(machine, MARK)));
        calls.add(
                call(
                        at.dynamoDb() + "/",
                        "DynamoDB_20120810.PutItem",
                        "{\"TableName\":\"%s\",\"Item\":{\"id\":{\"S\":\"%s\"}}}"
                                .formatted(table, MARK)));
        for (String secret :
                stack.template().secrets().stream().map(secret -> secret.name()).toList()) {
            calls.add(
                    call(
                            at.secretsManager() + "/",
                            "secretsmanager.GetSecretValue",
                            "{\"SecretId\":\"%s\"}".formatted(secret)));
        }
        calls.add(call(at.api() + "/v1/videos", "", "{\"prompt\":\"" + MARK + "\"}"));
        calls.add(call(at.provider() + "/videos", "", "{\"prompt\":\"" + MARK + "\"}"));
        calls.add(call(at.provider().resolve("/simulator/faults") + "", "", "{}"));
        for (URI port :
                List.of(
                        at.api(),
                        at.lambda(),
                        at.stepFunctions(),
                        at.dynamoDb(),
                        at.s3(),
                        at.secretsManager(),
                        at.provider().resolve("/simulator"))) {
            calls.add(Map.of("url", port.toString(), "method", "GET", "target", "", "body", ""));
        }
        return calls;
    }

    private static Map<String, Object> call(String url, String target, String body) {
        return Map.of("url", url, "method", "POST", "target", target, "body", body);
    }

    /** A request whose owner the page made up, as only the authorizer may say it. */
    private static ObjectNode forgedRequest() throws IOException {
        ObjectNode event =
                (ObjectNode)
                        Json.tree(Files.readString(Path.of("../../events/api/create-json.json")));
        return event.put("body", "{\"prompt\":\"" + MARK + "\"}").put("isBase64Encoded", false);
    }

    private int itemsOfThePage() {
        try (var http = UrlConnectionHttpClient.create();
                DynamoDbClient dynamo =
                        DynamoDbClient.builder()
                                .endpointOverride(stack.addresses().dynamoDb())
                                .region(Region.of(StackTemplate.region()))
                                .httpClient(http)
                                .build()) {
            return dynamo.scan(
                            scan ->
                                    scan.tableName(stack.template().tables().getFirst().name())
                                            .filterExpression("id = :mark OR prompt = :mark")
                                            .expressionAttributeValues(
                                                    Map.of(":mark", AttributeValue.fromS(MARK))))
                    .count();
        }
    }

    private List<String> executionsOfThePage() {
        try (var http = UrlConnectionHttpClient.create();
                SfnClient stepFunctions =
                        SfnClient.builder()
                                .endpointOverride(stack.addresses().stepFunctions())
                                .region(Region.of(StackTemplate.region()))
                                .httpClient(http)
                                .build()) {
            return stepFunctions
                    .listExecutions(
                            list -> list.stateMachineArn(stack.template().stateMachine().arn()))
                    .executions()
                    .stream()
                    .map(execution -> execution.name())
                    .filter(MARK::equals)
                    .toList();
        }
    }

    private static void emptyPage(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] page =
                    "<!doctype html><title>Another site</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }
}

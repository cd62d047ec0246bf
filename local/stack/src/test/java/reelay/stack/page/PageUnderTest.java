package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import reelay.stack.Stack;
import reelay.stack.page.browser.InstalledBrowser;
import reelay.stack.page.browser.OpenBrowser;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;
import reelay.stack.template.resource.SecretResource;
import reelay.video.Json;
import reelay.video.Sha256;

/** One stack for all tests of the page, one browser of a kind; each test has a tab and an owner. */
final class PageUnderTest implements AutoCloseable {

    private static final Path PROJECT = Path.of("../..");

    /** Owners with a key; the authorizer reads keys once, so they are all there from the start. */
    private static final int OWNERS = 120;

    /** The one owner whose key is no operator's. */
    private static final int APP = OWNERS - 1;

    private final Path folder;
    private final Stack stack;
    private final Map<String, OpenBrowser> browsers = new HashMap<>();
    private final AtomicInteger visitors = new AtomicInteger();

    PageUnderTest() {
        try {
            folder = Files.createTempDirectory("reelay-page");
            Files.createDirectories(downloads());
            stack =
                    Stack.start(
                            StackSettings.of(PROJECT, folder.resolve("data"))
                                    .on(Ports.free())
                                    .generating(Duration.ofSeconds(1))
                                    .withParameters(Map.of("VideoPrices", "sora-2=0.10")));
            putKeys();
            // The stack's own first report would come over one that a test has put.
            new AccessReportItems(stack).awaitFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An operator with a key and no videos, in a tab that remembers nothing. */
    Visitor newVisitor(String browser) {
        return visitor(browser, visitors.incrementAndGet());
    }

    /** The same with the key of an app. */
    Visitor newApp() {
        return visitor(InstalledBrowser.USUAL, APP);
    }

    private Visitor visitor(String browser, int number) {
        assertThat(number).isLessThan(OWNERS);
        return new Visitor(
                browser(browser),
                stack.addresses().api(),
                stack.addresses().s3(),
                key(number),
                new OwnedVideos(stack, owner(number)),
                downloads());
    }

    Stack stack() {
        return stack;
    }

    /** The usual browser, for who does not visit the page. */
    OpenBrowser browser() {
        return browser(InstalledBrowser.USUAL);
    }

    private OpenBrowser browser(String name) {
        return browsers.computeIfAbsent(
                name, _ -> InstalledBrowser.named(name).orElseThrow().start(downloads()));
    }

    private Path downloads() {
        return folder.resolve("downloads");
    }

    private static String owner(int number) {
        return "visitor" + number;
    }

    private static String key(int number) {
        return "sk-page-" + number;
    }

    /** Gives every owner a key, the way an operator does. */
    private void putKeys() {
        String name =
                stack.template().secrets().stream()
                        .filter(secret -> secret.logicalId().equals("KeysSecret"))
                        .map(SecretResource::name)
                        .findFirst()
                        .orElseThrow();
        ObjectNode keys = Json.object();
        ArrayNode entries = keys.putArray("keys");
        for (int number = 1; number < OWNERS; number++) {
            entries.addObject()
                    .put("sha256", Sha256.hex(key(number).getBytes(StandardCharsets.UTF_8)))
                    .put("owner", owner(number))
                    .put("operator", number != APP);
        }
        ObjectNode put =
                Json.object()
                        .put("SecretId", name)
                        .put("ClientRequestToken", "visitors-of-the-page-have-keys-too")
                        .put("SecretString", Json.text(keys));
        send("secretsmanager.PutSecretValue", Json.text(put));
    }

    private void send(String operation, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(stack.addresses().secretsManager())
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", operation)
                        .header("Authorization", stack.accessKey().authorization("secretsmanager"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        browsers.values().forEach(OpenBrowser::close);
        stack.close();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path directory, IOException e)
                            throws IOException {
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}

package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.stack.setup.DataDirectory;
import reelay.stack.setup.ServiceAddresses;

/** What somebody who is not the stack, and has none of its keys, can do at its ports: nothing. */
class LocalPortsTest {

    @TempDir static Path folder;

    private static Stack stack;

    @BeforeAll
    static void startEverything() {
        stack = StackUnderTest.start(folder.resolve("data"));
    }

    @AfterAll
    static void stopEverything() {
        stack.close();
    }

    @Test
    void refusesACallThatNobodySigned() throws IOException {
        for (Map.Entry<String, URI> service : services().entrySet()) {
            assertThat(post(service.getValue(), "Host: 127.0.0.1"))
                    .as(service.getKey())
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void refusesTheKeyOfAnotherStart() throws IOException {
        for (Map.Entry<String, URI> service : services().entrySet()) {
            String old =
                    "Authorization: AWS4-HMAC-SHA256"
                            + " Credential=local/20260101/us-east-1/x/aws4_request, SignedHeaders=host,"
                            + " Signature=0";
            assertThat(post(service.getValue(), "Host: 127.0.0.1\r\n" + old))
                    .as(service.getKey())
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void refusesWhatAPageSendsEvenWithTheKey() throws IOException {
        for (Map.Entry<String, URI> service : services().entrySet()) {
            String key = "Authorization: " + stack.accessKey().authorization("x");
            assertThat(
                            post(
                                    service.getValue(),
                                    "Host: 127.0.0.1\r\nOrigin: http://a.example\r\n" + key))
                    .as(service.getKey())
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void showsNobodyItsBuckets() throws IOException {
        assertThat(send("GET", stack.addresses().s3(), "Host: 127.0.0.1"))
                .startsWith("HTTP/1.1 403")
                .contains("AccessDenied");
    }

    @Test
    void lendsItsAddressToNoOtherName() throws IOException {
        for (URI port : new URI[] {stack.addresses().api(), stack.addresses().provider()}) {
            assertThat(post(port, "Host: rebound.example")).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void keepsItsDataFromOtherUsers() throws IOException {
        Path data = folder.resolve("data");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void closesAFolderThatOthersCouldEnter() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        DataDirectory.open(open).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
                .isEqualTo("rwx------");
    }

    private static Map<String, URI> services() {
        ServiceAddresses addresses = stack.addresses();
        return Map.of(
                "lambda", addresses.lambda(),
                "stepFunctions", addresses.stepFunctions(),
                "dynamoDb", addresses.dynamoDb(),
                "secretsManager", addresses.secretsManager());
    }

    private static String post(URI service, String headers) throws IOException {
        return send("POST", service, headers);
    }

    private static String send(String method, URI service, String headers) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            String request =
                    method
                            + " / HTTP/1.1\r\n"
                            + headers
                            + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

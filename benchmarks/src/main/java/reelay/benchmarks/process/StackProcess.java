package reelay.benchmarks.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reelay.stack.setup.ServiceAddresses;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;
import reelay.video.Json;
import reelay.video.Secret;

/** A whole stack in a JVM of its own, on free ports, with its data in a temporary folder. */
public final class StackProcess implements AutoCloseable {

    private final TemporaryFolder data;
    private final JavaChild child;
    private final StackServer.Started started;
    private final StackTemplate template;

    private StackProcess(
            TemporaryFolder data,
            JavaChild child,
            StackServer.Started started,
            StackTemplate template) {
        this.data = data;
        this.child = child;
        this.started = started;
        this.template = template;
    }

    /**
     * Returns when the API answers.
     *
     * @param heapMegabytes its -Xmx
     */
    public static StackProcess start(
            Path project, Duration generation, String size, int heapMegabytes) {
        TemporaryFolder data = TemporaryFolder.create();
        var plan = new StackServer.Plan(project.toAbsolutePath(), data.path(), generation, size);
        JavaChild child =
                JavaChild.start(
                        StackServer.class, List.of("-Xmx" + heapMegabytes + "m"), Json.text(plan));
        try {
            StackServer.Started started =
                    read(child.answer(), StackServer.StartedLine.class).read();
            // The SDK's clients of this process, and of those it starts, sign with the stack's key.
            System.setProperty("aws.accessKeyId", started.accessKey().id());
            System.setProperty("aws.secretAccessKey", started.accessKey().secret());
            Map<String, String> parameters = new HashMap<>(plan.parameters());
            parameters.put("ProviderUrl", started.addresses().provider().toString());
            return new StackProcess(
                    data,
                    child,
                    started,
                    StackTemplate.read(project.resolve("template.yaml"), parameters));
        } catch (RuntimeException e) {
            child.close();
            data.close();
            throw e;
        }
    }

    public ServiceAddresses addresses() {
        return started.addresses();
    }

    /** The key of apps. */
    Secret apiKey() {
        return started.apiKey();
    }

    /** What it runs. */
    public StackTemplate template() {
        return template;
    }

    /** A folder that goes with it. */
    public Path folder(String name) {
        return data.path().resolve(name);
    }

    public Peaks peaks() {
        return read(child.ask("peaks"), Peaks.class);
    }

    /** What the template gives a function, and where the services are; the runtime adds its own. */
    public Map<String, String> environment(LambdaResource function) {
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.put("AWS_ENDPOINT_URL_S3", addresses().s3().toString());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", addresses().dynamoDb().toString());
        environment.put("AWS_ENDPOINT_URL_SFN", addresses().stepFunctions().toString());
        environment.put(
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", addresses().secretsManager().toString());
        environment.put("AWS_ACCESS_KEY_ID", started.accessKey().id());
        environment.put("AWS_SECRET_ACCESS_KEY", started.accessKey().secret());
        environment.put("AWS_REGION", StackTemplate.region());
        return environment;
    }

    private static <T> T read(String line, Class<T> type) {
        try {
            return Json.read(line, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stack answered something else than " + type, e);
        }
    }

    @Override
    public void close() {
        try {
            child.close();
        } finally {
            data.close();
        }
    }
}

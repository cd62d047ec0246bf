package reelay.stack.function;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import reelay.local.aws.protocol.AccessKey;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;

/**
 * The environment of each function: what the template gives it, what Lambda's runtime adds, and
 * where the AWS services are on this machine. Nothing else.
 */
public final class FunctionEnvironment {

    private final Function<LambdaResource, AccessKey> keys;
    private final Map<String, String> endpoints;

    /**
     * @param keys what each function signs with
     */
    public FunctionEnvironment(
            Function<LambdaResource, AccessKey> keys,
            URI s3,
            URI dynamoDb,
            URI stepFunctions,
            URI secretsManager,
            URI events,
            URI lambda) {
        this.keys = keys;
        endpoints =
                Map.of(
                        "AWS_ENDPOINT_URL_S3", s3.toString(),
                        "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString(),
                        "AWS_ENDPOINT_URL_SFN", stepFunctions.toString(),
                        "AWS_ENDPOINT_URL_EVENTBRIDGE", events.toString(),
                        "AWS_ENDPOINT_URL_LAMBDA", lambda.toString(),
                        "AWS_ENDPOINT_URL_SECRETS_MANAGER", secretsManager.toString());
    }

    /** For a handler in this JVM. */
    public Map<String, String> of(LambdaResource function) {
        Map<String, String> environment = ofIsolated(function);
        environment.put("AWS_REGION", StackTemplate.region());
        environment.put("AWS_DEFAULT_REGION", StackTemplate.region());
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.logicalId());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("_HANDLER", function.handler());
        return environment;
    }

    /** For a process of its own, whose runtime adds its variables itself. */
    Map<String, String> ofIsolated(LambdaResource function) {
        Map<String, String> environment = new LinkedHashMap<>(function.environment());
        environment.putAll(endpoints);
        AccessKey key = keys.apply(function);
        // What no template can say: only on a laptop do receivers listen beside the functions.
        environment.put("RECEIVERS_ON_THIS_MACHINE", "true");
        environment.put("AWS_ACCESS_KEY_ID", key.id());
        environment.put("AWS_SECRET_ACCESS_KEY", key.secret());
        return environment;
    }

    /** For the stack itself, which asks the catalog as the api function would. */
    public Map<String, String> ofStack(Map<String, String> variables) {
        Map<String, String> environment = new LinkedHashMap<>(variables);
        environment.putAll(endpoints);
        environment.put("AWS_REGION", StackTemplate.region());
        return environment;
    }
}

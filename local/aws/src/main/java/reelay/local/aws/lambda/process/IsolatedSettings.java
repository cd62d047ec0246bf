package reelay.local.aws.lambda.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How an {@link IsolatedFunction} runs. The environment stays out of its toString.
 *
 * @param functionName told to the function as {@code AWS_LAMBDA_FUNCTION_NAME}
 * @param zip what would be deployed: classes at its root, dependencies in {@code lib/}
 * @param handler {@code package.Class} or {@code package.Class::method}
 * @param memoryMegabytes decides the size of the heap
 * @param processes how many may run at once; further invocations wait for one to be free
 * @param region told to the function as {@code AWS_REGION}
 * @param environment the function's own variables; nothing else of this process's environment is
 *     passed on
 * @param workDirectory the zip is unpacked in its folder {@code task}, which is emptied before
 * @param java the {@code java} program
 * @param runtimeClient the jars of the managed runtime's client and what it needs:
 *     aws-lambda-java-runtime-interface-client, -core, -serialization and the SDK's utils-lite
 * @param jvmOptions added to Lambda's own
 */
public record IsolatedSettings(
        String functionName,
        Path zip,
        String handler,
        int memoryMegabytes,
        int processes,
        String region,
        Map<String, String> environment,
        Path workDirectory,
        Path java,
        List<Path> runtimeClient,
        List<String> jvmOptions) {

    /** Copies the collections; refuses less than one process. */
    public IsolatedSettings {
        environment = Map.copyOf(environment);
        runtimeClient = List.copyOf(runtimeClient);
        jvmOptions = List.copyOf(jvmOptions);
        if (processes < 1) {
            throw new IllegalArgumentException(
                    functionName + " needs at least one process, not " + processes);
        }
    }

    @Override
    public String toString() {
        return "IsolatedSettings[" + functionName + ", " + zip + "]";
    }
}

package reelay.local.aws.lambda.process;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reelay.local.aws.lambda.FunctionReference;

/** The command line and the environment Lambda's java25 runtime gives to a function's process. */
final class RuntimeCommand {

    /** Share of the function's memory that is heap, in percent; the rest is the JVM's own. */
    private static final int HEAP_PERCENT = 85;

    private RuntimeCommand() {}

    static ProcessBuilder of(IsolatedSettings settings, Path task, URI api) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(settings.java().toString());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Xmx" + settings.memoryMegabytes() * HEAP_PERCENT / 100 + "m");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(settings.jvmOptions());
        command.add("-cp");
        command.add(classPath(settings, task));
        command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
        command.add(settings.handler());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(task.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(ofRuntime(settings, task, api));
        builder.environment().putAll(settings.environment());
        return builder;
    }

    private static String classPath(IsolatedSettings settings, Path task) throws IOException {
        Path lib = task.resolve("lib");
        List<Path> jars = List.of();
        if (Files.isDirectory(lib)) {
            try (Stream<Path> files = Files.list(lib)) {
                jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
            }
        }
        return Stream.of(Stream.of(task), jars.stream(), settings.runtimeClient().stream())
                .flatMap(paths -> paths)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** "Defined runtime environment variables", Lambda developer guide. */
    private static Map<String, String> ofRuntime(IsolatedSettings settings, Path task, URI api) {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", api.getAuthority()),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", settings.functionName()),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", FunctionReference.LATEST),
                Map.entry(
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        Integer.toString(settings.memoryMegabytes())),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + settings.functionName()),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
                Map.entry("AWS_REGION", settings.region()),
                Map.entry("AWS_DEFAULT_REGION", settings.region()),
                Map.entry("LAMBDA_TASK_ROOT", task.toString()),
                Map.entry("_HANDLER", settings.handler()),
                Map.entry("LANG", "en_US.UTF-8"),
                Map.entry("TZ", ":UTC"));
    }
}

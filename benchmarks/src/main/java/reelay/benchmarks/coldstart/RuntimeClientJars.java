package reelay.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** The managed runtime's own client, taken from this JVM's class path. */
final class RuntimeClientJars {

    private RuntimeClientJars() {}

    static List<Path> all() {
        return Stream.of(
                        AWSLambda.class,
                        PojoSerializer.class,
                        RequestStreamHandler.class,
                        SdkInternalThreadLocal.class)
                .map(RuntimeClientJars::jar)
                .toList();
    }

    private static Path jar(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no jar of " + type, e);
        }
    }
}

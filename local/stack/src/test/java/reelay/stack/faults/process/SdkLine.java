package reelay.stack.faults.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reelay.stack.faults.plan.StepInvocation;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.faults.wire.Service;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** The AWS SDK's way out of a process. */
public final class SdkLine implements SdkHttpClient {

    /** What came of an attempt to call. */
    @FunctionalInterface
    public interface Attempt {
        HttpReply reply() throws IOException;
    }

    private static final ThreadLocal<@Nullable Attempt> MADE = new ThreadLocal<>();

    private final Supplier<Line> line;

    public SdkLine(Supplier<Line> line) {
        this.line = line;
    }

    /**
     * Where a process's calls go now.
     *
     * @param services by the first word of their host
     */
    public record Line(Outside outside, StepInvocation invocation, Map<String, Service> services) {

        public Service service(String host) throws ConnectException {
            String known = host.toLowerCase(Locale.ROOT);
            int dot = known.indexOf('.');
            Service found = services.get(dot < 0 ? known : known.substring(0, dot));
            if (found == null) {
                throw new ConnectException("nobody is at " + host);
            }
            return found;
        }
    }

    /** The socket timeout of {@code reelay.aws.AwsClients}. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Lets the SDK go on from an attempt that was made without it, as if it were its own first. */
    public <T> T after(Attempt first, Supplier<T> call) {
        MADE.set(first);
        try {
            return call.get();
        } finally {
            MADE.remove();
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            @Override
            public void abort() {}
        };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        HttpReply reply = attempt(request);
        return HttpExecuteResponse.builder()
                .response(
                        SdkHttpFullResponse.builder()
                                .statusCode(reply.status())
                                .headers(reply.headers())
                                .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(reply.body())))
                .build();
    }

    private HttpReply attempt(HttpExecuteRequest request) throws IOException {
        Attempt first = MADE.get();
        if (first != null) {
            MADE.remove();
            return first.reply();
        }
        byte[] body = new byte[0];
        if (request.contentStreamProvider().isPresent()) {
            try (InputStream stream = request.contentStreamProvider().get().newStream()) {
                body = stream.readAllBytes();
            }
        }
        var http = request.httpRequest();
        Line now = line.get();
        return now.outside()
                .call(
                        now.invocation(),
                        now.service(http.host()),
                        new HttpCall(http.method().name(), http.getUri(), http.headers(), body),
                        PATIENCE);
    }

    @Override
    public void close() {}
}

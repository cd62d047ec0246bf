package reelay.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import reelay.aws.AwsClients;
import reelay.aws.AwsUnavailableException;
import reelay.aws.Priming;
import reelay.video.Json;
import reelay.video.environment.Environment;

/** The sweep function. What it is invoked with says nothing: it looks at everything. */
public final class SweepHandler implements RequestStreamHandler {

    private final SweepVideos step;
    private final InstantSource clock;

    public SweepHandler() {
        this(System.getenv());
        Priming.prime(new Environment(System.getenv()));
    }

    public SweepHandler(Map<String, String> environment) {
        this(new Environment(environment));
    }

    private SweepHandler(Environment environment) {
        this(
                SweepVideos.of(SweepSettings.from(environment), AwsClients.from(environment)),
                InstantSource.system());
    }

    SweepHandler(SweepVideos step, InstantSource clock) {
        this.step = step;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        Instant end = clock.instant().plusMillis(context.getRemainingTimeInMillis());
        Json.write(out, AwsUnavailableException.named(() -> step.sweep(end)));
    }
}

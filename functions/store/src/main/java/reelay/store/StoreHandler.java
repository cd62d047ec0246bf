package reelay.store;

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
import reelay.aws.WakeUpCall;
import reelay.video.Json;
import reelay.video.environment.Environment;
import reelay.video.step.StepInput;

/** The store function. */
public final class StoreHandler implements RequestStreamHandler {

    private final StoreVideo step;
    private final InstantSource clock;

    public StoreHandler() {
        this(System.getenv());
        Priming.prime(new Environment(System.getenv()));
    }

    public StoreHandler(Map<String, String> environment) {
        this(new Environment(environment));
    }

    private StoreHandler(Environment environment) {
        this(
                StoreVideo.of(StoreSettings.from(environment), AwsClients.from(environment)),
                InstantSource.system());
    }

    StoreHandler(StoreVideo step, InstantSource clock) {
        this.step = step;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        byte[] event = in.readAllBytes();
        if (WakeUpCall.answered(event, out)) {
            return;
        }
        StepInput input = Json.read(event, StepInput.class);
        Instant end = clock.instant().plusMillis(context.getRemainingTimeInMillis());
        Json.write(out, AwsUnavailableException.named(() -> step.answer(input, end)));
    }
}

package reelay.poll;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import reelay.aws.AwsClients;
import reelay.aws.AwsUnavailableException;
import reelay.aws.Priming;
import reelay.aws.WakeUpCall;
import reelay.video.Json;
import reelay.video.environment.Environment;
import reelay.video.step.StepInput;

/** The poll function. */
public final class PollHandler implements RequestStreamHandler {

    private final PollVideo step;

    public PollHandler() {
        this(System.getenv());
        Priming.prime(new Environment(System.getenv()));
    }

    public PollHandler(Map<String, String> environment) {
        this(new Environment(environment));
    }

    private PollHandler(Environment environment) {
        this(PollVideo.of(PollSettings.from(environment), AwsClients.from(environment)));
    }

    PollHandler(PollVideo step) {
        this.step = step;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        byte[] event = in.readAllBytes();
        if (WakeUpCall.answered(event, out)) {
            return;
        }
        StepInput input = Json.read(event, StepInput.class);
        Json.write(out, AwsUnavailableException.named(() -> step.answer(input)));
    }
}

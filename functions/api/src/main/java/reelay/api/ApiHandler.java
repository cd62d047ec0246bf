package reelay.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import reelay.aws.AwsClients;
import reelay.aws.Priming;
import reelay.aws.WakeUpCall;
import reelay.video.Json;
import reelay.video.environment.Environment;

/** The Lambda behind the HTTP API: event in, structured response out. */
public final class ApiHandler implements RequestStreamHandler {

    /**
     * A service of AWS's that does not answer is a 503, which apps may send again; a function that
     * is killed at its 20 s would be a 500.
     */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(15);

    private final AnswerRequest step;

    /** The managed runtime's door. */
    public ApiHandler() {
        this(System.getenv());
        Priming.prime(new Environment(System.getenv()));
    }

    /** The door of everything else that gives a function its environment. */
    public ApiHandler(Map<String, String> environment) {
        this(new Environment(environment));
    }

    private ApiHandler(Environment environment) {
        this(
                AnswerRequest.of(
                        ApiSettings.from(environment),
                        AwsClients.from(environment).within(LONGEST_CALL)));
    }

    ApiHandler(AnswerRequest step) {
        this.step = step;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        byte[] bytes = in.readAllBytes();
        if (WakeUpCall.answered(bytes, out)) {
            return;
        }
        HttpApiEvent event = Json.read(bytes, HttpApiEvent.class);
        Json.write(out, HttpApiAnswer.of(step.answer(event)));
    }
}

package reelay.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import reelay.aws.AwsClients;
import reelay.aws.Priming;
import reelay.aws.WakeUpCall;
import reelay.video.Json;
import reelay.video.environment.Environment;

/** The Lambda behind the HTTP API: event in, structured response out. */
public final class ApiHandler implements RequestStreamHandler {

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
        this(AnswerRequest.of(ApiSettings.from(environment), AwsClients.from(environment)));
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

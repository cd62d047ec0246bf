package reelay.authorizer;

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

/** The Lambda authorizer of the HTTP API: request in, owner or refusal out. */
public final class AuthorizerHandler implements RequestStreamHandler {

    private final AuthorizeRequest step;

    /** The managed runtime's door. */
    public AuthorizerHandler() {
        this(System.getenv());
        Priming.prime(new Environment(System.getenv()));
    }

    /** The door of everything else that gives a function its environment. */
    public AuthorizerHandler(Map<String, String> environment) {
        this(new Environment(environment));
    }

    private AuthorizerHandler(Environment environment) {
        this(
                AuthorizeRequest.of(
                        AuthorizerSettings.from(environment), AwsClients.from(environment)));
    }

    AuthorizerHandler(AuthorizeRequest step) {
        this.step = step;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        byte[] event = in.readAllBytes();
        if (WakeUpCall.answered(event, out)) {
            return;
        }
        Json.write(out, step.authorize(Json.read(event, AuthorizerRequest.class)));
    }
}

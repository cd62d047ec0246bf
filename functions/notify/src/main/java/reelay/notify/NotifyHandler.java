package reelay.notify;

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

/** The notify function, which EventBridge calls. */
public final class NotifyHandler implements RequestStreamHandler {

    private final NotifyEndpoints step;

    public NotifyHandler() {
        this(System.getenv());
        Priming.prime(new Environment(System.getenv()));
    }

    public NotifyHandler(Map<String, String> environment) {
        this(new Environment(environment));
    }

    private NotifyHandler(Environment environment) {
        this(NotifyEndpoints.of(NotifySettings.from(environment), AwsClients.from(environment)));
    }

    NotifyHandler(NotifyEndpoints step) {
        this.step = step;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        byte[] event = in.readAllBytes();
        if (WakeUpCall.answered(event, out)) {
            return;
        }
        BusEvent news = Json.read(event, BusEvent.class);
        Json.write(out, AwsUnavailableException.named(() -> step.notify(news)));
    }
}

package reelay.deliver;

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
import reelay.webhooks.Delivery;

/** The deliver function. */
public final class DeliverHandler implements RequestStreamHandler {

    private final DeliverEvent step;

    public DeliverHandler() {
        this(System.getenv());
        Priming.prime(new Environment(System.getenv()));
    }

    public DeliverHandler(Map<String, String> environment) {
        this(new Environment(environment));
    }

    private DeliverHandler(Environment environment) {
        this(DeliverEvent.of(DeliverSettings.from(environment), AwsClients.from(environment)));
    }

    DeliverHandler(DeliverEvent step) {
        this.step = step;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        byte[] event = in.readAllBytes();
        if (WakeUpCall.answered(event, out)) {
            return;
        }
        Delivery delivery = Json.read(event, Delivery.class);
        Json.write(out, AwsUnavailableException.named(() -> step.deliver(delivery)));
    }
}

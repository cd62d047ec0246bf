package reelay.local.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** A function that does as its event says; the test puts it in a zip. */
public final class SampleHandler implements RequestStreamHandler {

    private int invocations;

    /** Stops the cold start when a variable says so. */
    public SampleHandler() {
        if ("yes".equals(System.getenv("REFUSE_TO_START"))) {
            throw new IllegalArgumentException("VIDEO_BUCKET is not set");
        }
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        invocations++;
        System.out.println("the event is " + event);
        switch (event) {
            case "\"fail\"" -> throw new IllegalStateException("told to fail");
            case "\"die\"" -> Runtime.getRuntime().halt(3);
            case "\"hang\"" -> hang();
            case "\"environment\"" -> print(out, new TreeMap<>(System.getenv()).toString());
            default ->
                    print(
                            out,
                            Map.of("n", invocations).toString() + context.getInvokedFunctionArn());
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void print(OutputStream out, String text) {
        new PrintStream(out, true, StandardCharsets.UTF_8).print('"' + text + '"');
    }
}

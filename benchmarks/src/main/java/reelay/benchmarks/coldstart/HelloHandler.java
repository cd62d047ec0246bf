package reelay.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The least a function can do: the floor that every cold start stands on. */
public final class HelloHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        out.write("{\"hello\":true}".getBytes(StandardCharsets.US_ASCII));
    }
}

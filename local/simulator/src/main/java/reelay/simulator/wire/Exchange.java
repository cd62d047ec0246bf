package reelay.simulator.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Puts an answer on the wire; the caller closes the exchange, which also breaks it off. */
public final class Exchange {

    /** What the JDK's server calls a body without bytes. */
    private static final int NO_BODY = -1;

    /** What it calls a body whose length is not told. */
    private static final int CHUNKED = 0;

    private Exchange() {}

    public static void send(HttpExchange exchange, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Whole whole -> {
                whole.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(
                        whole.status(), whole.length() == 0 ? NO_BODY : whole.length());
                if (whole.length() > 0) {
                    whole.body().writeTo(exchange.getResponseBody());
                }
            }
            case Answer.Chunked(int status, var headers, var body) -> {
                headers.forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(status, CHUNKED);
                body.writeTo(exchange.getResponseBody());
            }
            case Answer.Dropped() -> {
                // Closing an exchange that has no answer closes the connection.
            }
            case Answer.Hanging() -> hang();
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // The simulator is closing.
            Thread.currentThread().interrupt();
        }
    }
}

package reelay.stack.page.browser;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.remote.ErrorCodec;

/**
 * A connection to the protocol by which Firefox is steered: JSON arrays with their length in front
 * ("Marionette", Firefox Source Docs). Its commands are those of WebDriver under other names.
 */
final class Marionette implements Closeable {

    private static final int COMMAND = 0;

    private final Json json = new Json();
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int sent;

    Marionette(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        read(); // a greeting
    }

    /** Sends one command and waits for its result. */
    synchronized @Nullable Object send(String name, Map<String, ?> parameters) throws IOException {
        sent++;
        byte[] message =
                json.toJson(List.of(COMMAND, sent, name, parameters))
                        .getBytes(StandardCharsets.UTF_8);
        out.write((message.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.write(message);
        out.flush();
        // 1, the number of the command, what went wrong, what came of it
        List<?> answer = json.toType(read(), List.class);
        if (answer.get(1) instanceof Number number && number.intValue() != sent) {
            throw new WebDriverException("an answer to another command: " + answer);
        }
        if (answer.get(2) != null) {
            throw ErrorCodec.createDefault().decode(Map.of("value", answer.get(2)));
        }
        return answer.get(3);
    }

    private String read() throws IOException {
        int length = 0;
        for (int next = in.read(); next != ':'; next = in.read()) {
            if (next < '0' || next > '9') {
                throw new EOFException("Firefox has gone, or speaks otherwise: " + next);
            }
            length = 10 * length + next - '0';
        }
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException("Firefox has gone within " + Arrays.toString(message));
        }
        return new String(message, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

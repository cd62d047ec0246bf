package reelay.webhooks.post;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the status of an answer, and of the rest no more than politeness asks. */
final class ReceiverAnswer {

    /** Most bytes that are read of an answer, whatever it holds. */
    private static final int MOST = 4096;

    /**
     * How long the rest may take, in milliseconds: who is still writing when a connection closes
     * sees an error, and the status is known by then.
     */
    private static final int REST_MILLIS = 500;

    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

    private final InputStream in;
    private int left = MOST;

    private ReceiverAnswer(InputStream in) {
        this.in = in;
    }

    static int status(Socket socket, InputStream in) throws IOException {
        ReceiverAnswer answer = new ReceiverAnswer(in);
        int status = answer.statusLine();
        while (status < 200) {
            // Before the answer itself there may be others, such as 103 Early Hints.
            while (!answer.line().isEmpty()) {}
            status = answer.statusLine();
        }
        answer.readOn(socket);
        return status;
    }

    private int statusLine() throws IOException {
        Matcher line = STATUS_LINE.matcher(line());
        if (!line.matches()) {
            throw new ProtocolException("the answer is not HTTP/1.1");
        }
        return Integer.parseInt(line.group(1));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            left--;
            if (next < 0) {
                throw new EOFException("the answer ends in a line");
            }
            if (left <= 0) {
                throw new ProtocolException("no status in the first " + MOST + " bytes");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private void readOn(Socket socket) throws IOException {
        long end = System.nanoTime() + REST_MILLIS * 1_000_000L;
        socket.setSoTimeout(REST_MILLIS);
        try {
            while (left > 0 && System.nanoTime() < end && in.read() >= 0) {
                left--;
            }
        } catch (SocketTimeoutException _) {
            // It has said what counts.
        }
    }
}

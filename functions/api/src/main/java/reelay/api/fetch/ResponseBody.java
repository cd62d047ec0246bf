package reelay.api.fetch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Optional;
import reelay.api.http.Bytes;

/** The body of an answer, in chunks, with a length or up to the end; never more than the limit. */
final class ResponseBody {

    private final InputStream in;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private ResponseBody(InputStream in) {
        this.in = in;
    }

    static Bytes read(ResponseHead head, InputStream in) throws IOException {
        ResponseBody reading = new ResponseBody(in);
        Optional<String> coding = head.header("transfer-encoding");
        Optional<String> length = head.header("content-length");
        if (coding.isPresent()) {
            if (!coding.get().equalsIgnoreCase("chunked")) {
                throw new ProtocolException("the body is neither plain nor chunked");
            }
            reading.readChunks();
        } else if (length.isPresent()) {
            reading.readExactly(number(length.get(), 10));
        } else {
            reading.readToEnd();
        }
        return Bytes.of(reading.body.toByteArray());
    }

    private static long number(String text, int radix) throws ProtocolException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            ProtocolException odd = new ProtocolException("a length is no number");
            odd.initCause(e);
            throw odd;
        }
        throw new ProtocolException("a length is negative");
    }

    private void readChunks() throws IOException {
        while (true) {
            String line = ResponseHead.line(in);
            int extension = line.indexOf(';');
            long size = number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
            if (size == 0) {
                return; // what follows are trailers, and the connection closes
            }
            readExactly(size);
            if (!ResponseHead.line(in).isEmpty()) {
                throw new ProtocolException("a chunk is longer than it says");
            }
        }
    }

    private void readExactly(long size) throws IOException {
        if (body.size() + size > ImageFetcher.LARGEST_IMAGE) {
            throw FetchRefusals.tooLarge();
        }
        byte[] bytes = in.readNBytes(Math.toIntExact(size));
        if (bytes.length < size) {
            throw new EOFException("the body ends early");
        }
        body.writeBytes(bytes);
    }

    private void readToEnd() throws IOException {
        body.writeBytes(in.readNBytes(ImageFetcher.LARGEST_IMAGE + 1));
        if (body.size() > ImageFetcher.LARGEST_IMAGE) {
            throw FetchRefusals.tooLarge();
        }
    }
}

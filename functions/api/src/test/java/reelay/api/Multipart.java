package reelay.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart body under construction, with parts headed as the SDKs head them. */
public final class Multipart {

    private static final String BOUNDARY = "d245b5a1-2857-4467-8304-138b924f2a74";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** A text part without a type, as openai-node and openai-python send it. */
    public Multipart text(String name, String value) {
        return part("name=\"" + name + "\"", null, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A part with a type of its own and without a file name, as openai-java sends it. */
    public Multipart typed(String name, String type, byte[] value) {
        return part("name=\"" + name + "\"", type, value);
    }

    /** A file part. */
    public Multipart file(String name, String fileName, String type, byte[] value) {
        return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", type, value);
    }

    public Multipart part(String disposition, String type, byte[] value) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n");
        if (type != null) {
            write("Content-Type: " + type + "\r\n");
        }
        write("\r\n");
        body.writeBytes(value);
        write("\r\n");
        return this;
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    public byte[] unfinished() {
        return body.toByteArray();
    }

    public byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return whole.toByteArray();
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}

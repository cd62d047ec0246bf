package reelay.provider.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import reelay.provider.job.SourceFile;

/** A multipart/form-data body under construction. */
public final class FormParts {

    private final String boundary;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public FormParts(String boundary) {
        this.boundary = boundary;
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    public void text(String name, String value) {
        write("--" + boundary + "\r\n");
        write("Content-Disposition: form-data; name=\"" + quoted(name) + "\"");
        write("\r\n\r\n" + value + "\r\n");
    }

    public void file(String name, String fileName, String contentType, ByteBuffer content) {
        head(name, fileName, contentType);
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        body.writeBytes(bytes);
        write("\r\n");
    }

    public BodyPublisher end() {
        write("--" + boundary + "--\r\n");
        return BodyPublishers.ofByteArray(body.toByteArray());
    }

    /** The same with one more part, whose bytes flow in while they flow out. */
    public BodyPublisher endWith(String name, SourceFile file) {
        head(name, "source.mp4", "video/mp4");
        return BodyPublishers.concat(
                BodyPublishers.ofByteArray(body.toByteArray()),
                BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(file::content), file.bytes()),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    }

    private void head(String name, String fileName, String contentType) {
        write("--" + boundary + "\r\n");
        write("Content-Disposition: form-data; name=\"" + quoted(name) + "\"; ");
        write("filename=\"" + fileName.replaceAll("[^A-Za-z0-9._-]", "_") + "\"\r\n");
        write("Content-Type: " + contentType + "\r\n\r\n");
    }

    /** A name as browsers write it; only members of an app's own extra field have odd ones. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}

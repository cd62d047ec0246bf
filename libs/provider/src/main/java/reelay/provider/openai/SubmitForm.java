package reelay.provider.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import reelay.provider.JobRequest;
import reelay.provider.ProviderSettings;
import reelay.provider.ReferenceImage;
import reelay.video.Json;
import reelay.video.Sha256;

/** What a submit says, written down in the encoding its provider wants. */
final class SubmitForm {

    private final String contentType;
    private final byte[] bytes;

    private SubmitForm(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes;
    }

    static SubmitForm of(ProviderSettings.Encoding encoding, JobRequest job) {
        return switch (encoding) {
            case JSON -> json(job);
            case MULTIPART -> multipart(job);
        };
    }

    String contentType() {
        return contentType;
    }

    SubmitBody body() {
        return new SubmitBody(bytes);
    }

    private static SubmitForm json(JobRequest job) {
        ObjectNode object = SubmitFields.json(job);
        job.reference()
                .ifPresent(
                        image ->
                                object.putObject("input_reference")
                                        .put("image_url", dataUrl(image)));
        return new SubmitForm(
                "application/json", Json.text(object).getBytes(StandardCharsets.UTF_8));
    }

    private static String dataUrl(ReferenceImage image) {
        ByteBuffer base64 = Base64.getEncoder().encode(image.bytes());
        return "data:"
                + image.contentType()
                + ";base64,"
                + StandardCharsets.US_ASCII.decode(base64);
    }

    private static SubmitForm multipart(JobRequest job) {
        String boundary = boundary(job);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (SubmitFields.FormField field : SubmitFields.form(job)) {
            write(body, "--" + boundary + "\r\n");
            write(body, "Content-Disposition: form-data; name=\"" + quoted(field.name()) + "\"");
            write(body, "\r\n\r\n" + field.value() + "\r\n");
        }
        job.reference()
                .ifPresent(
                        image -> {
                            write(body, "--" + boundary + "\r\n");
                            writeFile(body, image);
                        });
        write(body, "--" + boundary + "--\r\n");
        return new SubmitForm("multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private static void writeFile(ByteArrayOutputStream body, ReferenceImage image) {
        String fileName = image.fileName().replaceAll("[^A-Za-z0-9._-]", "_");
        write(body, "Content-Disposition: form-data; name=\"input_reference\"; ");
        write(body, "filename=\"" + fileName + "\"\r\n");
        write(body, "Content-Type: " + image.contentType() + "\r\n\r\n");
        byte[] bytes = new byte[image.bytes().remaining()];
        image.bytes().get(bytes);
        body.writeBytes(bytes);
        write(body, "\r\n");
    }

    /** A name as browsers write it; only members of an app's own extra field have odd ones. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** A digest of all that stands between the boundaries: nobody can write it into the prompt. */
    private static String boundary(JobRequest job) {
        MessageDigest digest = Sha256.start();
        digest.update(job.videoId().value().getBytes(StandardCharsets.UTF_8));
        SubmitFields.form(job)
                .forEach(field -> digest.update(field.value().getBytes(StandardCharsets.UTF_8)));
        job.reference().ifPresent(image -> digest.update(image.bytes()));
        return "reelay-" + HexFormat.of().formatHex(digest.digest(), 0, 24);
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}

package reelay.provider.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import reelay.provider.JobRequest;
import reelay.provider.ProviderSettings;
import reelay.provider.ReferenceImage;
import reelay.video.Json;
import reelay.video.Sha256;
import reelay.video.VideoRequest;

/**
 * What a submit says, written down. {@code seconds} is a string and always there: omitted, some
 * providers bill another length than they make (protocol sections 1.2 and 7.1).
 */
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

    private static Map<String, String> fields(VideoRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("model", request.model());
        fields.put("prompt", request.prompt().text());
        fields.put("seconds", Integer.toString(request.seconds()));
        fields.put("size", request.size().toString());
        return fields;
    }

    private static SubmitForm json(JobRequest job) {
        ObjectNode object = Json.object();
        fields(job.request()).forEach(object::put);
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
        fields(job.request())
                .forEach(
                        (name, value) -> {
                            write(body, "--" + boundary + "\r\n");
                            write(body, "Content-Disposition: form-data; name=\"" + name + "\"");
                            write(body, "\r\n\r\n" + value + "\r\n");
                        });
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

    /** A digest of all that stands between the boundaries: nobody can write it into the prompt. */
    private static String boundary(JobRequest job) {
        MessageDigest digest = Sha256.start();
        digest.update(job.videoId().value().getBytes(StandardCharsets.UTF_8));
        fields(job.request())
                .values()
                .forEach(value -> digest.update(value.getBytes(StandardCharsets.UTF_8)));
        job.reference().ifPresent(image -> digest.update(image.bytes()));
        return "reelay-" + HexFormat.of().formatHex(digest.digest(), 0, 24);
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}

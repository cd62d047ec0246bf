package reelay.provider.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import reelay.provider.ProviderSettings;
import reelay.provider.http.FormParts;
import reelay.provider.http.SubmitBody;
import reelay.provider.job.JobRequest;
import reelay.provider.job.ReferenceImage;
import reelay.video.Json;
import reelay.video.Sha256;

/**
 * What a submit says, written down in the encoding its provider wants; a file is always a part of a
 * form.
 */
final class SubmitForm {

    private final String contentType;
    private final HttpRequest.BodyPublisher body;

    private SubmitForm(String contentType, HttpRequest.BodyPublisher body) {
        this.contentType = contentType;
        this.body = body;
    }

    static SubmitForm of(ProviderSettings.Encoding encoding, JobRequest job) {
        return switch (encoding) {
            case JSON -> job.sourceFile().isPresent() ? multipart(job) : json(job);
            case MULTIPART -> multipart(job);
        };
    }

    String contentType() {
        return contentType;
    }

    SubmitBody body() {
        return new SubmitBody(body);
    }

    private static SubmitForm json(JobRequest job) {
        ObjectNode object = SubmitFields.json(job);
        job.reference()
                .ifPresent(
                        image ->
                                object.putObject("input_reference")
                                        .put("image_url", dataUrl(image)));
        return new SubmitForm("application/json", BodyPublishers.ofString(Json.text(object)));
    }

    private static String dataUrl(ReferenceImage image) {
        ByteBuffer base64 = Base64.getEncoder().encode(image.bytes());
        return "data:"
                + image.contentType()
                + ";base64,"
                + StandardCharsets.US_ASCII.decode(base64);
    }

    private static SubmitForm multipart(JobRequest job) {
        FormParts parts = new FormParts(boundary(job));
        SubmitFields.form(job).forEach(field -> parts.text(field.name(), field.value()));
        job.reference()
                .ifPresent(
                        image ->
                                parts.file(
                                        "input_reference",
                                        image.fileName(),
                                        image.contentType(),
                                        image.bytes()));
        return new SubmitForm(
                parts.contentType(),
                job.sourceFile().map(file -> parts.endWith("video", file)).orElseGet(parts::end));
    }

    /** A digest of all that stands between the boundaries: nobody can write it into the prompt. */
    private static String boundary(JobRequest job) {
        MessageDigest digest = Sha256.start();
        digest.update(job.videoId().value().getBytes(StandardCharsets.UTF_8));
        SubmitFields.form(job)
                .forEach(field -> digest.update(field.value().getBytes(StandardCharsets.UTF_8)));
        job.reference().ifPresent(image -> digest.update(image.bytes()));
        job.sourceFile()
                .ifPresent(
                        file -> digest.update(file.fingerprint().getBytes(StandardCharsets.UTF_8)));
        return "reelay-" + HexFormat.of().formatHex(digest.digest(), 0, 24);
    }
}

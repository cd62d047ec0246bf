package reelay.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;

/** Reads a request's body by its content type. */
public final class FormReader {

    private FormReader() {}

    /** The fields of the body; an empty body has none, whatever its type says. */
    public static Form read(ApiRequest request) {
        if (request.body().length() == 0) {
            return new Form(Map.of());
        }
        requirePlain(request);
        String contentType = request.header("content-type").orElse("");
        return switch (mediaType(contentType)) {
            case "application/json" -> JsonForm.read(request.body());
            case "multipart/form-data" -> MultipartForm.read(contentType, request.body());
            default -> throw ApiError.CONTENT_TYPE_UNSUPPORTED.with();
        };
    }

    /** The body of a request that takes nothing but a JSON object, with its nulls. */
    public static JsonNode jsonObject(ApiRequest request) {
        requirePlain(request);
        if (!mediaType(request.header("content-type").orElse("")).equals("application/json")) {
            throw ApiError.NOT_JSON.with();
        }
        return JsonForm.object(request.body());
    }

    /** Neither API Gateway nor this unpacks a body, which would look like broken JSON. */
    private static void requirePlain(ApiRequest request) {
        String encoding = request.header("content-encoding").orElse("").strip();
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
            throw ApiError.CONTENT_ENCODING_UNSUPPORTED.with(Form.echo(encoding));
        }
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}

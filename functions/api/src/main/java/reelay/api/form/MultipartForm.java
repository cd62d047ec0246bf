package reelay.api.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.jspecify.annotations.Nullable;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;
import reelay.api.http.Bytes;

/**
 * A multipart/form-data body as a form. Only a part's name counts: of the SDKs one sends every file
 * as application/octet-stream, one sends files without a name, and text comes with any type.
 */
final class MultipartForm {

    /** Most parts read; a create has five fields. */
    private static final int MOST_PARTS = 64;

    /** Longest boundary, in characters (RFC 2046, section 5.1.1). */
    private static final int LONGEST_BOUNDARY = 70;

    private final Map<String, Field> fields = new LinkedHashMap<>();

    private MultipartForm() {}

    static Form read(String contentType, Bytes body) {
        MultipartForm form = new MultipartForm();
        try {
            form.readParts(
                    MultipartInput.builder()
                            .setInputStream(body.stream())
                            .setBoundary(boundary(contentType))
                            .get());
        } catch (IOException _) {
            // From bytes in memory it can only mean a broken frame; its message may quote them.
            throw ApiError.BODY_MALFORMED.with(
                    "it is not multipart/form-data with the boundary the content type names");
        }
        return new Form(form.fields);
    }

    private static byte[] boundary(String contentType) {
        return parameter(contentType, "boundary")
                .filter(boundary -> !boundary.isEmpty() && boundary.length() <= LONGEST_BOUNDARY)
                .orElseThrow(
                        () ->
                                ApiError.BODY_MALFORMED.with(
                                        "the content type names no boundary of 1 to "
                                                + LONGEST_BOUNDARY
                                                + " characters"))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void readParts(MultipartInput parts) throws IOException {
        boolean more = parts.skipPreamble();
        if (!more) {
            throw ApiError.BODY_MALFORMED.with("it has no parts");
        }
        for (int count = 1; more; count++) {
            if (count > MOST_PARTS) {
                throw ApiError.BODY_MALFORMED.with("it has more than " + MOST_PARTS + " parts");
            }
            String headers = parts.readHeaders();
            String name = name(headers);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            parts.readBodyData(content);
            add(name, new Field.Part(Bytes.of(decoded(name, headers, content.toByteArray()))));
            more = parts.readBoundary();
        }
    }

    /** Mail libraries encode parts (RFC 7578, section 4.7, wants none of it any more). */
    private static byte[] decoded(String name, String headers, byte[] content) {
        String encoding =
                header("content-transfer-encoding:", headers)
                        .map(line -> line.substring(line.indexOf(':') + 1))
                        .orElse("binary")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "", "binary", "8bit", "7bit" -> content;
            case "base64" -> fromBase64(name, content);
            default ->
                    throw ApiError.BODY_MALFORMED.with(
                            "the part '%s' is encoded as %s; send it as it is"
                                    .formatted(Form.echo(name), Form.echo(encoding)));
        };
    }

    private static byte[] fromBase64(String name, byte[] content) {
        try {
            return Base64.getMimeDecoder().decode(content);
        } catch (IllegalArgumentException _) {
            throw ApiError.BODY_MALFORMED.with(
                    "the part '%s' says that it is Base64, and is not".formatted(Form.echo(name)));
        }
    }

    private static Optional<String> header(String name, String headers) {
        return headers.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
                .findFirst();
    }

    private static String name(String headers) {
        return header("content-disposition:", headers)
                .flatMap(line -> parameter(line, "name"))
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> ApiError.BODY_MALFORMED.with("a part has no name"));
    }

    private static Optional<String> parameter(String header, String name) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return Optional.ofNullable(parser.parse(header, ';').get(name));
    }

    /** A name such as {@code a[b]} is a member of the object a, {@code a[]} one of the list a. */
    private void add(String name, Field.Part part) {
        int bracket = name.indexOf('[');
        boolean member = bracket > 0 && name.endsWith("]");
        String field = member ? name.substring(0, bracket) : name;
        Field value = part;
        if (member) {
            int end = name.indexOf(']', bracket);
            String inner = name.substring(bracket + 1, end);
            if (name.startsWith("[", end + 1)) {
                value = object(field, null, name.substring(end + 2, name.length() - 1), value);
            }
            value =
                    inner.isEmpty()
                            ? list(field, fields.get(field), value)
                            : object(field, fields.get(field), inner, value);
        } else if (fields.containsKey(field)) {
            throw repeated(field);
        }
        fields.put(field, value);
    }

    private static Field list(String name, @Nullable Field earlier, Field element) {
        List<Field> list = new ArrayList<>();
        switch (earlier) {
            case null -> {}
            case Field.Several several -> list.addAll(several.elements());
            case Field.Members _, Field.Part _, Field.Text _, Field.WholeNumber _, Field.Other _ ->
                    throw repeated(name);
        }
        list.add(element);
        return new Field.Several(list);
    }

    private static Field object(String name, @Nullable Field earlier, String member, Field value) {
        Map<String, Field> members = new LinkedHashMap<>();
        switch (earlier) {
            case null -> {}
            case Field.Members object -> members.putAll(object.byName());
            case Field.Several _, Field.Other _, Field.Part _, Field.Text _, Field.WholeNumber _ ->
                    throw repeated(name);
        }
        if (members.put(member, value) != null) {
            throw repeated(name);
        }
        return new Field.Members(members);
    }

    private static ApiException repeated(String name) {
        return ApiError.PARAMETER_REPEATED.about(Form.echo(name), Form.echo(name));
    }
}

package reelay.api.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelay.api.fetch.ImageFetcher;
import reelay.api.fetch.ImageUrl;
import reelay.api.form.Field;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.http.Bytes;
import reelay.media.ImageKind;
import reelay.video.VideoSize;

/** Reads the field {@code input_reference} in each of its forms and checks what it gives. */
public record ReferenceReader(ReferencePixels pixels, ImageFetcher fetcher) {

    /** The field's name. */
    public static final String FIELD = "input_reference";

    /** Most bytes of a file part: with base64 a bigger one passes Lambda's limit of 6 MB. */
    private static final int LARGEST_FILE = 4_500_000;

    /** Longest image_url, in characters; OpenAI's own limit. */
    private static final int LONGEST_URL = 20_971_520;

    /** What an address of any kind begins with; one letter would be a drive of Windows. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

    /** An id of OpenAI's Files API. */
    private static final Pattern FILE = Pattern.compile("file[-_][A-Za-z0-9]{1,100}");

    private static final String IMAGE_URL = "image_url";
    private static final String FILE_ID = "file_id";

    /**
     * The reference of a request; empty when it has none.
     *
     * @param size of the video that is asked for
     * @throws reelay.api.http.ApiException 400 or 413 naming input_reference
     */
    public Optional<Reference> read(Form form, VideoSize size) {
        return read(
                form,
                pixels == ReferencePixels.EXACT
                        ? new ImageDemand.Exact(size)
                        : new ImageDemand.Nothing());
    }

    /** The same for a model whose images are described. */
    public Optional<Reference> read(Form form, ImageDemand demand) {
        return form.field(FIELD).map(field -> reference(field, demand));
    }

    private Reference reference(Field field, ImageDemand demand) {
        return switch (field) {
            case Field.Part part -> inPart(part, demand);
            case Field.Members members when numbered(members) ->
                    one(List.copyOf(members.byName().values()), demand);
            case Field.Members members -> behind(url(members.byName()), demand);
            case Field.Several several -> one(several.elements(), demand);
            case Field.Text text -> behind(notAFileId(text.value()), demand);
            case Field.WholeNumber _ -> throw wrongType("an integer");
            case Field.Other other -> throw wrongType(other.kind());
        };
    }

    private static RuntimeException wrongType(String given) {
        return Form.wrongType(FIELD, "a file or an object with 'image_url'", given);
    }

    /** Parts named {@code input_reference[0]} are a list too. */
    private static boolean numbered(Field.Members members) {
        return !members.byName().isEmpty()
                && members.byName().keySet().stream().allMatch(name -> name.matches("[0-9]{1,3}"));
    }

    private Reference one(List<Field> elements, ImageDemand demand) {
        List<Field> filled = elements.stream().filter(element -> !element.empty()).toList();
        if (filled.isEmpty()) {
            throw wrongType(Field.Several.KIND);
        }
        if (filled.size() > 1) {
            throw ApiError.ONE_IMAGE.about(FIELD, filled.size());
        }
        return reference(filled.getFirst(), demand);
    }

    /** A file; where a tool made text of it, the address or the object that the text is. */
    private Reference inPart(Field.Part part, ImageDemand demand) {
        if (ImageKind.of(part.bytes().array()).isPresent()) {
            return new Reference.Sent(file(part.bytes(), demand));
        }
        Optional<Field.Members> object = Form.objectIn(FIELD, part);
        if (object.isPresent()) {
            return reference(object.get(), demand);
        }
        String text =
                Form.textIn(part)
                        .filter(ReferenceReader::readable)
                        .orElseThrow(ReferenceReader::unsupported);
        if (!ADDRESS.matcher(text).lookingAt()) {
            notAFileId(text);
            throw ApiError.IMAGE_IS_TEXT.about(FIELD, FIELD);
        }
        return behind(text, demand);
    }

    private static boolean readable(String text) {
        return text.codePoints()
                .allMatch(point -> !Character.isISOControl(point) || Character.isWhitespace(point));
    }

    private static String notAFileId(String text) {
        if (FILE.matcher(text.strip()).matches()) {
            throw ApiError.FILE_ID_UNSUPPORTED.about(FIELD);
        }
        return text;
    }

    private ReferenceFile file(Bytes bytes, ImageDemand demand) {
        if (bytes.length() > LARGEST_FILE) {
            throw ApiError.IMAGE_TOO_LARGE.about(
                    FIELD, FIELD, bytes.length(), LARGEST_FILE, ImageFetcher.LARGEST_IMAGE);
        }
        return checked(bytes, demand);
    }

    private static String url(Map<String, Field> members) {
        for (String name : members.keySet()) {
            if (!name.equals(IMAGE_URL) && !name.equals(FILE_ID)) {
                throw ApiError.PARAMETER_UNKNOWN.about(FIELD, Form.echo(FIELD + "." + name));
            }
        }
        if (members.size() > 1) {
            throw ApiError.REFERENCE_AMBIGUOUS.about(FIELD);
        }
        if (members.containsKey(FILE_ID)) {
            throw ApiError.FILE_ID_UNSUPPORTED.about(FIELD);
        }
        @Nullable Field url = members.get(IMAGE_URL);
        if (url == null) {
            throw ApiError.PARAMETER_MISSING.about(FIELD, FIELD + "." + IMAGE_URL);
        }
        return text(url);
    }

    private static String text(Field field) {
        String name = FIELD + "." + IMAGE_URL;
        String text =
                switch (field) {
                    case Field.Text given -> given.value();
                    case Field.Part part ->
                            part.bytes()
                                    .utf8()
                                    .orElseThrow(() -> ApiError.TEXT_INVALID.about(FIELD, name));
                    case Field.WholeNumber _ -> throw noText(name, "an integer");
                    case Field.Members _ -> throw noText(name, "an object");
                    case Field.Several _ -> throw noText(name, Field.Several.KIND);
                    case Field.Other other -> throw noText(name, other.kind());
                };
        if (text.length() > LONGEST_URL) {
            throw ApiError.TEXT_TOO_LONG.about(FIELD, name, LONGEST_URL, text.length());
        }
        return text;
    }

    private static RuntimeException noText(String name, String given) {
        return ApiError.TYPE_INVALID.about(FIELD, name, "a string", given);
    }

    private Reference behind(String given, ImageDemand demand) {
        String url = given.strip();
        if (DataUrl.is(url)) {
            return new Reference.Sent(checked(DataUrl.decode(url), demand));
        }
        ImageUrl address = ImageUrl.of(url);
        return new Reference.Linked(url, () -> checked(fetcher.fetch(address), demand));
    }

    private ReferenceFile checked(Bytes bytes, ImageDemand demand) {
        ImageKind kind = ImageKind.of(bytes.array()).orElseThrow(ReferenceReader::unsupported);
        if (!WholeImage.is(kind, bytes.array())) {
            throw ApiError.IMAGE_CUT.about(FIELD, kind, FIELD);
        }
        demand.check(
                () -> PixelSize.of(kind, bytes.array()).orElseThrow(ReferenceReader::unsupported));
        return new ReferenceFile(kind.contentType(), kind.extension(), bytes);
    }

    private static RuntimeException unsupported() {
        return ApiError.IMAGE_UNSUPPORTED.about(FIELD, FIELD);
    }
}

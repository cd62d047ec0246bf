package reelay.api.reference;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.api.fetch.ImageFetcher;
import reelay.api.fetch.ImageUrl;
import reelay.api.form.Field;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.http.Bytes;
import reelay.video.VideoSize;

/** Reads the field {@code input_reference} in each of its forms and checks what it gives. */
public final class ReferenceReader {

    /** The field's name. */
    public static final String FIELD = "input_reference";

    /** Most bytes of a file part: with base64 a bigger one passes Lambda's limit of 6 MB. */
    private static final int LARGEST_FILE = 4_500_000;

    /** Longest image_url, in characters; OpenAI's own limit. */
    private static final int LONGEST_URL = 20_971_520;

    private static final String IMAGE_URL = "image_url";
    private static final String FILE_ID = "file_id";

    private final ReferencePixels pixels;
    private final ImageFetcher fetcher;

    public ReferenceReader(ReferencePixels pixels, ImageFetcher fetcher) {
        this.pixels = pixels;
        this.fetcher = fetcher;
    }

    /**
     * The reference of a request; empty when it has none.
     *
     * @param size of the video that is asked for
     * @throws reelay.api.http.ApiException 400 or 413 naming input_reference
     */
    public Optional<Reference> read(Form form, VideoSize size) {
        return form.field(FIELD).map(field -> reference(field, size));
    }

    private Reference reference(Field field, VideoSize size) {
        return switch (field) {
            case Field.Part part -> new Reference.Sent(file(part.bytes(), size));
            case Field.Members members -> behind(url(members.byName()), size);
            case Field.Text _ -> throw wrongType("a string");
            case Field.WholeNumber _ -> throw wrongType("an integer");
            case Field.Other other -> throw wrongType(other.kind());
        };
    }

    private static RuntimeException wrongType(String given) {
        return Form.wrongType(FIELD, "a file or an object with 'image_url'", given);
    }

    private ReferenceFile file(Bytes bytes, VideoSize size) {
        if (bytes.length() > LARGEST_FILE) {
            throw ApiError.IMAGE_TOO_LARGE.about(
                    FIELD, FIELD, bytes.length(), LARGEST_FILE, ImageFetcher.LARGEST_IMAGE);
        }
        return checked(bytes, size);
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

    private Reference behind(String url, VideoSize size) {
        if (DataUrl.is(url)) {
            return new Reference.Sent(checked(DataUrl.decode(url), size));
        }
        ImageUrl address = ImageUrl.of(url);
        return new Reference.Linked(url, () -> checked(fetcher.fetch(address), size));
    }

    private ReferenceFile checked(Bytes bytes, VideoSize size) {
        ImageKind kind = ImageKind.of(bytes).orElseThrow(ReferenceReader::unsupported);
        if (pixels == ReferencePixels.EXACT) {
            PixelSize given =
                    PixelSize.of(kind, bytes.array()).orElseThrow(ReferenceReader::unsupported);
            if (given.width() != size.width() || given.height() != size.height()) {
                throw ApiError.IMAGE_SIZE_WRONG.about(
                        FIELD, size, given.width() + "x" + given.height());
            }
        }
        return new ReferenceFile(kind.contentType(), kind.extension(), bytes);
    }

    private static RuntimeException unsupported() {
        return ApiError.IMAGE_UNSUPPORTED.about(FIELD, FIELD);
    }
}

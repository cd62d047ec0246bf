package reelay.provider;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** What came of opening a job's bytes. */
public sealed interface ContentAnswer {

    /**
     * The bytes flow; close it after use.
     *
     * @param body the bytes, from {@code firstByte} on; fails with an IOException when the
     *     connection breaks, stalls or ends before the promised length
     * @param firstByte 0, or what was asked for when the provider resumes downloads
     * @param totalLength length of the whole video in bytes, when the provider says it
     * @param contentType media type, {@code video/mp4} when the provider says none
     * @param entityTag the version of the bytes, when given; two parts with different tags never
     *     join
     */
    record Opened(
            InputStream body,
            long firstByte,
            OptionalLong totalLength,
            String contentType,
            Optional<String> entityTag)
            implements ContentAnswer, AutoCloseable {
        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    /** Not to be had now: not ready yet, busy or unreachable; ask again later. */
    record NotNow(ProviderError error) implements ContentAnswer {}

    /** Never to be had. */
    record Refused(ProviderError error) implements ContentAnswer {}
}

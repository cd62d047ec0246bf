package reelay.api.reference;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import reelay.video.Sha256;

/** What a request gives as its reference image or its source video. */
public sealed interface Reference {

    /**
     * Text that differs when the reference does. That of an address is made of the address itself,
     * so a request that is sent again is recognised without a second fetch.
     */
    String fingerprint();

    /**
     * The file itself, which is fetched now if it lies elsewhere.
     *
     * @throws reelay.api.http.ApiException 400 if it cannot be had or does not fit
     */
    ReferenceFile file();

    /** A file that came with the request. */
    record Sent(ReferenceFile file) implements Reference {
        @Override
        public String fingerprint() {
            return file.bytes().sha256();
        }
    }

    /**
     * An image behind an address; each call of {@link #file} fetches it.
     *
     * @param url as the client wrote it; it may hold a signature, so it prints as a label
     */
    record Linked(String url, Supplier<ReferenceFile> fetch) implements Reference {
        @Override
        public String fingerprint() {
            return "url:" + Sha256.hex(url.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public ReferenceFile file() {
            return fetch.get();
        }

        @Override
        public String toString() {
            return "[image behind an address]";
        }
    }
}

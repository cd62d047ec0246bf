package reelay.video;

import java.net.URI;

/**
 * Where a finished video lies at the provider's. Whoever has it may fetch the video, so it stands
 * in the video's item and nowhere else.
 */
public record ResultLink(URI address) {

    /** In characters: an item of the table holds 400 KB, and with them a prompt. */
    public static final int LONGEST = 32 * 1024;

    public ResultLink {
        if (!address.isAbsolute() || address.toString().length() > LONGEST) {
            throw new IllegalArgumentException("a relative or far too long link");
        }
    }

    @Override
    public String toString() {
        return "ResultLink";
    }
}

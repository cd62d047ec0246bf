package reelay.provider.reach;

import java.net.URI;

/** An address as somebody wrote it, read as browsers read it (WHATWG URL). */
public sealed interface WebLink {

    /** An address that can be asked. */
    record Usable(URI address) implements WebLink {}

    /**
     * No such address.
     *
     * @param why what is wrong with it, to stand behind "the link"
     */
    record Odd(String why) implements WebLink {}

    /**
     * Reads an address.
     *
     * @param base where it was found, from which a relative one starts
     */
    static WebLink of(URI base, String text) {
        return LinkReader.of(base, text);
    }
}

package reelay.provider.reach;

import java.io.IOException;

/** A host leads to an address that not everybody can reach. */
public final class NotPublicException extends IOException {

    private static final long serialVersionUID = 1L;

    NotPublicException(String host) {
        super(host + " leads to an address that is not public");
    }
}

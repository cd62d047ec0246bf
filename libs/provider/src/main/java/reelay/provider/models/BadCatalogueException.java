package reelay.provider.models;

/** A file of the catalogue says something that nobody can use; the message names file and field. */
public final class BadCatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadCatalogueException(String where, String what) {
        super("models/" + where + ": " + what);
    }
}

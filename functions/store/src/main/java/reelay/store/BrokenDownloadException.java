package reelay.store;

/** The bytes did not arrive whole; nothing was kept of them. */
final class BrokenDownloadException extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenDownloadException(String message, Throwable cause) {
        super(message, cause);
    }

    BrokenDownloadException(String message) {
        super(message);
    }
}

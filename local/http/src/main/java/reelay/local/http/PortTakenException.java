package reelay.local.http;

/** Another process listens on the port. */
public final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int port;

    /**
     * @param port the port that was wanted
     * @param cause what the system said
     */
    public PortTakenException(int port, Throwable cause) {
        super("port " + port + " on 127.0.0.1 is in use by another process", cause);
        this.port = port;
    }

    /** The port that was wanted. */
    public int port() {
        return port;
    }
}

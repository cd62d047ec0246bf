package reelay.simulator.vendor;

/** Something is wrong with a request; the wire puts it into its words. */
public final class TroubleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    TroubleException(Trouble trouble) {
        super(trouble.kind() + " " + trouble.detail());
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}

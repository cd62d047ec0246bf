package reelay.simulator.dialect;

/** How a submit may be written. */
public enum Accepts {
    BOTH,
    MULTIPART,
    JSON;

    /** Whether a body of that media type is taken. */
    public boolean takes(String mediaType) {
        return switch (this) {
            case BOTH -> true;
            case MULTIPART -> mediaType.equals("multipart/form-data");
            case JSON -> mediaType.equals("application/json");
        };
    }
}

package reelay.video.environment;

/** An environment variable is missing or odd; the function must not start. */
public final class BadEnvironmentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadEnvironmentException(String name, String trouble, String remedy) {
        super(name + " " + trouble + "; " + remedy);
    }
}

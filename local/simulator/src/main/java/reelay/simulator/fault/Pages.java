package reelay.simulator.fault;

/** Web pages that come where JSON or a video belongs. */
public final class Pages {

    /** What a proxy shows while it looks at the caller. */
    public static final String WAIT =
            "<!doctype html><html><head><title>Just a moment</title></head><body>Please"
                    + " wait.</body></html>";

    /** What a guard against machines shows. */
    public static final String CHALLENGE =
            "<!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title></head><body>"
                    + "Enable JavaScript and cookies to continue</body></html>";

    /** What nginx shows when its configuration has no such place. */
    public static final String NGINX_404 =
            """
            <html>\r
            <head><title>404 Not Found</title></head>\r
            <body>\r
            <center><h1>404 Not Found</h1></center>\r
            <hr><center>nginx</center>\r
            </body>\r
            </html>\r
            """;

    /** A page to sign in at. */
    public static final String SIGN_IN =
            "<!doctype html><html><head><title>Sign in</title></head><body><form></form></body>"
                    + "</html>";

    private Pages() {}
}

package reelay.local.http;

import com.sun.net.httpserver.Headers;

/** What a door asks for beyond a caller on this machine. */
@FunctionalInterface
public interface Lock {

    /** Whether a request with these headers may come in. */
    boolean opens(Headers request);
}

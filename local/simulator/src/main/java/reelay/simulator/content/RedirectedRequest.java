package reelay.simulator.content;

/**
 * A request that followed a redirect to the other origin.
 *
 * @param path without the query
 * @param authorized whether it carried an Authorization header, which it must not
 */
public record RedirectedRequest(String path, boolean authorized) {}

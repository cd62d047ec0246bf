package reelay.authorizer;

import reelay.video.environment.Environment;

/**
 * The authorizer's environment.
 *
 * @param keysSecret ARN or name of the secret that holds the API keys' digests
 */
record AuthorizerSettings(String keysSecret) {

    static AuthorizerSettings from(Environment environment) {
        return new AuthorizerSettings(environment.text("KEYS_SECRET"));
    }
}

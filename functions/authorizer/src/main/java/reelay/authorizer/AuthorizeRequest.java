package reelay.authorizer;

import java.time.InstantSource;
import java.util.Optional;
import reelay.aws.AwsClients;
import reelay.aws.AwsUnavailableException;
import reelay.aws.Secrets;

/** Finds the owner of a request's key. */
final class AuthorizeRequest {

    private final Secrets secrets;
    private final AuthorizerSettings settings;

    AuthorizeRequest(Secrets secrets, AuthorizerSettings settings) {
        this.secrets = secrets;
        this.settings = settings;
    }

    static AuthorizeRequest of(AuthorizerSettings settings, AwsClients aws) {
        return new AuthorizeRequest(Secrets.of(aws, InstantSource.system()), settings);
    }

    AuthorizerAnswer authorize(AuthorizerRequest request) {
        Optional<String> key = request.key();
        if (key.isEmpty()) {
            return AuthorizerAnswer.keyMissing();
        }
        KeysSecret secret =
                AwsUnavailableException.named(
                        () -> secrets.read(settings.keysSecret(), KeysSecret.class));
        return ApiKeys.of(secret)
                .holderOf(key.get())
                .map(AuthorizerAnswer::holder)
                .orElseGet(AuthorizerAnswer::keyUnknown);
    }
}

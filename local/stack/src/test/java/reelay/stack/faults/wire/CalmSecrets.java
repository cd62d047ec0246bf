package reelay.stack.faults.wire;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Secrets Manager as long as all is well: see {@link CalmCalls}. */
public record CalmSecrets(CalmCalls calls, SecretsManagerClient sdk)
        implements SecretsManagerClient {

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        return (GetSecretValueResponse)
                calls.make(
                        "secrets.test",
                        "GetSecretValue",
                        request,
                        GetSecretValueResponse.builder(),
                        () -> sdk.getSecretValue(request));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}

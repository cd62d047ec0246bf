package reelay.stack.faults.wire;

import java.util.function.Supplier;
import reelay.stack.faults.process.SdkLine.Line;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Secrets Manager for worlds in which no call to it goes wrong: see {@link CalmCall}. */
public record CalmSecrets(Supplier<Line> line) implements SecretsManagerClient {

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        return (GetSecretValueResponse)
                CalmCall.make(
                        line.get(),
                        "secrets.test",
                        "GetSecretValue",
                        request,
                        GetSecretValueResponse.builder());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}

package reelay.stack.cli;

import java.nio.file.Path;
import reelay.stack.Stack;
import reelay.stack.setup.DataDirectory;
import reelay.stack.setup.ServiceAddresses;

/**
 * What {@code ./reelay serve} prints of a stack that runs.
 *
 * @param data folder that keeps what it makes
 */
public record ServedStack(Stack stack, Path data) {

    /** Where everything answers, and what a terminal is told so that it finds it. */
    public String said() {
        ServiceAddresses addresses = stack.addresses();
        return """
        Reelay is running. Ctrl-C stops it.

          Page            %s/
          Key             %s

          API             %s
          Lambda          %s
          Step Functions  %s
          DynamoDB        %s
          S3              %s
          Secrets Manager %s
          Provider        %s%s
          Data            %s
          Log             %s

        For an OpenAI SDK:
          export OPENAI_BASE_URL=%s/v1
          export OPENAI_API_KEY=%s
        For the aws CLI:
          export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_DEFAULT_REGION=us-east-1
          export AWS_ENDPOINT_URL_LAMBDA=%s AWS_ENDPOINT_URL_SFN=%s
          export AWS_ENDPOINT_URL_DYNAMODB=%s AWS_ENDPOINT_URL_S3=%s
          export AWS_ENDPOINT_URL_SECRETS_MANAGER=%s
        """
                .formatted(
                        addresses.api(),
                        stack.apiKey().value(),
                        addresses.api(),
                        addresses.lambda(),
                        addresses.stepFunctions(),
                        addresses.dynamoDb(),
                        addresses.s3(),
                        addresses.secretsManager(),
                        addresses.provider(),
                        stack.simulator().isPresent() ? " (simulated)" : "",
                        data,
                        DataDirectory.log(data),
                        addresses.api(),
                        stack.apiKey().value(),
                        stack.accessKey().id(),
                        stack.accessKey().secret(),
                        addresses.lambda(),
                        addresses.stepFunctions(),
                        addresses.dynamoDb(),
                        addresses.s3(),
                        addresses.secretsManager());
    }
}

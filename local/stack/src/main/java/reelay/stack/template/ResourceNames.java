package reelay.stack.template;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What each kind of resource is called on this machine: the answers of Ref and GetAtt. */
final class ResourceNames {

    static final String REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";
    static final String STACK = "reelay";

    private static final Map<String, String> PSEUDO_PARAMETERS =
            Map.of(
                    "AWS::Region",
                    REGION,
                    "AWS::AccountId",
                    ACCOUNT,
                    "AWS::Partition",
                    "aws",
                    "AWS::URLSuffix",
                    "amazonaws.com",
                    "AWS::StackName",
                    STACK,
                    "AWS::StackId",
                    arn("cloudformation", "stack/" + STACK + "/local"));

    private ResourceNames() {}

    static Optional<String> pseudoParameter(String name) {
        return Optional.ofNullable(PSEUDO_PARAMETERS.get(name));
    }

    /** What {@code Ref} gives; empty for a type that has no such name. */
    static Optional<String> ref(String type, String id) {
        return switch (type) {
            case "AWS::Serverless::Function" -> Optional.of(id);
            case "AWS::Serverless::HttpApi" -> Optional.of(id.toLowerCase(Locale.ROOT));
            case "AWS::Serverless::StateMachine" -> Optional.of(stateMachineArn(id));
            case "AWS::AppConfig::HostedConfigurationVersion" -> Optional.of("1");
            case "AWS::AppConfig::Application",
                    "AWS::AppConfig::ConfigurationProfile",
                    "AWS::CloudWatch::Dashboard",
                    "AWS::DynamoDB::Table",
                    "AWS::IAM::Role",
                    "AWS::Logs::LogGroup" ->
                    Optional.of(physical(id));
            case "AWS::IAM::ManagedPolicy" ->
                    Optional.of("arn:aws:iam::" + ACCOUNT + ":policy/" + physical(id));
            case "AWS::S3::Bucket" -> Optional.of(bucket(id));
            case "AWS::SecretsManager::Secret" -> Optional.of(secretArn(id));
            case "AWS::SNS::Topic" -> Optional.of(arn("sns", physical(id)));
            case "AWS::SQS::Queue" ->
                    Optional.of("https://sqs." + REGION + ".amazonaws.com/" + ACCOUNT + "/" + id);
            default -> Optional.empty();
        };
    }

    /** What {@code GetAtt} gives; empty for an attribute that is not known here. */
    static Optional<String> attribute(String type, String id, String attribute) {
        return switch (type + "." + attribute) {
            case "AWS::Serverless::Function.Arn" -> Optional.of(functionArn(id));
            case "AWS::Serverless::StateMachine.Arn" -> Optional.of(stateMachineArn(id));
            case "AWS::Serverless::StateMachine.Name" -> Optional.of(physical(id));
            case "AWS::DynamoDB::Table.Arn" ->
                    Optional.of(arn("dynamodb", "table/" + physical(id)));
            case "AWS::S3::Bucket.Arn" -> Optional.of("arn:aws:s3:::" + bucket(id));
            case "AWS::SecretsManager::Secret.Id" -> Optional.of(secretArn(id));
            case "AWS::IAM::Role.Arn" ->
                    Optional.of("arn:aws:iam::" + ACCOUNT + ":role/" + physical(id));
            case "AWS::Logs::LogGroup.Arn" ->
                    Optional.of(arn("logs", "log-group:" + physical(id) + ":*"));
            case "AWS::CloudWatch::Alarm.Arn" ->
                    Optional.of(arn("cloudwatch", "alarm:" + physical(id)));
            case "AWS::Events::Rule.Arn" -> Optional.of(arn("events", "rule/" + physical(id)));
            case "AWS::SQS::Queue.Arn" -> Optional.of(arn("sqs", physical(id)));
            case "AWS::SQS::Queue.QueueName" -> Optional.of(physical(id));
            default -> Optional.empty();
        };
    }

    /** {@code Ref Function.Alias}, SAM's name for the alias that AutoPublishAlias makes. */
    static String aliasArn(String functionId, String alias) {
        return functionArn(functionId) + ":" + alias;
    }

    /** The logical id in an ARN that {@link #aliasArn} or GetAtt Arn made. */
    static String functionId(String arn) {
        String prefix = functionArn("");
        if (!arn.startsWith(prefix)) {
            throw new IllegalArgumentException(arn + " is no function of this template");
        }
        String rest = arn.substring(prefix.length());
        int colon = rest.indexOf(':');
        return colon < 0 ? rest : rest.substring(0, colon);
    }

    private static String functionArn(String id) {
        return arn("lambda", "function:" + id);
    }

    private static String stateMachineArn(String id) {
        return arn("states", "stateMachine:" + physical(id));
    }

    /** AWS ends the ARN of a secret with a dash and six characters of its own choice. */
    private static String secretArn(String id) {
        return arn("secretsmanager", "secret:" + physical(id) + "-Reelay");
    }

    private static String bucket(String id) {
        return physical(id).toLowerCase(Locale.ROOT);
    }

    static String physical(String id) {
        return STACK + "-" + id;
    }

    private static String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + rest;
    }
}

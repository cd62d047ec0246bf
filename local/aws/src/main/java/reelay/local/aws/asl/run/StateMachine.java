package reelay.local.aws.asl.run;

/**
 * A definition that can be executed.
 *
 * @param arn its full ARN
 * @param name the last part of the ARN
 * @param roleArn the role the context object shows
 */
public record StateMachine(
        String arn, String name, String roleArn, StateMachineDefinition definition) {}

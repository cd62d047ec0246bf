package reelay.notify;

import java.util.function.Supplier;
import reelay.aws.AwsClients;
import reelay.video.Json;
import reelay.webhooks.Delivery;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/** The executions that deliver events: one for each endpoint and event, named after both. */
record DeliveryExecutions(Supplier<SfnClient> client, String stateMachineArn) {

    DeliveryExecutions(SfnClient client, String stateMachineArn) {
        this(() -> client, stateMachineArn);
    }

    static DeliveryExecutions of(AwsClients aws, String stateMachineArn) {
        return new DeliveryExecutions(
                aws.client(SfnClient.class, "SFN", SfnClient::builder), stateMachineArn);
    }

    /** Starts one; the same one again changes nothing. */
    void start(Delivery delivery) {
        try {
            client.get()
                    .startExecution(
                            start ->
                                    start.stateMachineArn(stateMachineArn)
                                            .name(delivery.executionName())
                                            .input(Json.text(delivery)));
        } catch (ExecutionAlreadyExistsException _) {
            // It ran and has ended: the event came twice.
        }
    }
}

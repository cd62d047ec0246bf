package reelay.catalog;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes of which all take effect or none. */
final class Transaction {

    private final DynamoDbClient dynamo;
    private final List<TransactWriteItem> writes = new ArrayList<>();

    Transaction(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    /** What came of it. */
    sealed interface Answer {

        /** All took effect. */
        record Written() implements Answer {}

        /**
         * None took effect: a condition does not hold.
         *
         * @param write number of the first whose condition it is, from 0
         */
        record Refused(int write) implements Answer {}

        /**
         * None took effect: another write was under way, or there were too many. The same again may
         * work.
         *
         * @param trouble the same as trouble of AWS that may pass
         */
        record Busy(SdkClientException trouble) implements Answer {}
    }

    /** One more write. */
    Transaction change(ItemChange change) {
        writes.add(TransactWriteItem.builder().update(change.asPart()).build());
        return this;
    }

    /** One more write. */
    Transaction put(Put put) {
        writes.add(TransactWriteItem.builder().put(put).build());
        return this;
    }

    /** Writes all or nothing. */
    Answer write() {
        try {
            dynamo.transactWriteItems(
                    TransactWriteItemsRequest.builder().transactItems(writes).build());
            return new Answer.Written();
        } catch (TransactionCanceledException e) {
            // Reasons stand in the order of the writes.
            List<String> codes =
                    e.cancellationReasons().stream().map(CancellationReason::code).toList();
            int refused = codes.indexOf("ConditionalCheckFailed");
            if (refused >= 0) {
                return new Answer.Refused(refused);
            }
            if (codes.stream().anyMatch(Transaction::mayPass)) {
                return new Answer.Busy(
                        SdkClientException.create("DynamoDB cancelled a transaction", e));
            }
            throw e;
        }
    }

    /** DynamoDB's reasons that have nothing to do with what is written (TransactWriteItems). */
    private static boolean mayPass(String code) {
        return switch (code) {
            case "TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError" -> true;
            default -> false;
        };
    }
}

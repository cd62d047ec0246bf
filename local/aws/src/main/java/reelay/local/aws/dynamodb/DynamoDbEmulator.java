package reelay.local.aws.dynamodb;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import reelay.local.aws.dynamodb.operation.CreateTable;
import reelay.local.aws.dynamodb.operation.DeleteItem;
import reelay.local.aws.dynamodb.operation.DeleteTable;
import reelay.local.aws.dynamodb.operation.DescribeTable;
import reelay.local.aws.dynamodb.operation.GetItem;
import reelay.local.aws.dynamodb.operation.ListTables;
import reelay.local.aws.dynamodb.operation.PutItem;
import reelay.local.aws.dynamodb.operation.Query;
import reelay.local.aws.dynamodb.operation.Scan;
import reelay.local.aws.dynamodb.operation.TransactWriteItems;
import reelay.local.aws.dynamodb.operation.UpdateItem;
import reelay.local.aws.dynamodb.operation.UpdateTable;
import reelay.local.aws.dynamodb.operation.UpdateTimeToLive;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.aws.protocol.AwsJsonHandler.Operation;
import reelay.local.aws.protocol.Guard;
import reelay.local.http.Door;
import reelay.local.http.HttpListener;

/**
 * DynamoDB as its SDK sees it: tables with indexes, expressions, transactions. What it does not do
 * it refuses by name.
 */
public final class DynamoDbEmulator implements AutoCloseable {

    private final Database database;
    private final HttpListener listener;

    private DynamoDbEmulator(Database database, HttpListener listener) {
        this.database = database;
        this.listener = listener;
    }

    /** The same for callers that need not sign. */
    public static DynamoDbEmulator start(
            int port, Optional<Path> dataDirectory, InstantSource clock) {
        return start(Door.unlocked(port), Guard.NONE, dataDirectory, clock);
    }

    /**
     * Listens at once; tables and items of an earlier run are there again.
     *
     * @param guard says who may do what
     * @param dataDirectory where the journal is kept; without one nothing outlives this object
     * @param clock decides what has expired
     * @throws reelay.local.http.PortTakenException if another process listens there
     */
    public static DynamoDbEmulator start(
            Door door, Guard guard, Optional<Path> dataDirectory, InstantSource clock) {
        Database database = new Database(dataDirectory, clock);
        try {
            AwsJsonHandler handler =
                    new AwsJsonHandler("DynamoDB_20120810", "1.0", operations(database), guard);
            return new DynamoDbEmulator(database, HttpListener.start(door, handler));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Answers requests on the caller's thread, without a port; nothing outlives it. */
    public static AwsJsonHandler withoutAPort(InstantSource clock) {
        return new AwsJsonHandler(
                "DynamoDB_20120810", "1.0", operations(new Database(Optional.empty(), clock)));
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return listener.address();
    }

    /** Stops listening; the journal stays. */
    @Override
    public void close() {
        listener.close();
        database.close();
    }

    private static Map<String, Operation> operations(Database database) {
        Map<String, Operation> operations =
                new HashMap<>(
                        Map.of(
                                "DeleteItem", new DeleteItem(database),
                                "GetItem", new GetItem(database),
                                "PutItem", new PutItem(database),
                                "Query", new Query(database),
                                "Scan", new Scan(database),
                                "TransactWriteItems", new TransactWriteItems(database),
                                "UpdateItem", new UpdateItem(database)));
        operations.put("CreateTable", new CreateTable(database));
        operations.put("DeleteTable", new DeleteTable(database));
        operations.put("DescribeTable", new DescribeTable(database));
        operations.put("ListTables", new ListTables(database));
        operations.put("UpdateTable", new UpdateTable(database));
        operations.put("UpdateTimeToLive", new UpdateTimeToLive(database));
        ReentrantLock one = new ReentrantLock();
        operations.replaceAll((_, operation) -> oneAtATime(one, operation));
        return operations;
    }

    private static Operation oneAtATime(ReentrantLock one, Operation operation) {
        return input -> {
            one.lock();
            try {
                return operation.answer(input);
            } finally {
                one.unlock();
            }
        };
    }
}

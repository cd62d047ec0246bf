package reelay.stack.setup;

import java.net.URI;

/**
 * Where a running stack answers.
 *
 * @param api the HTTP API; apps use this and /v1
 * @param lambda Lambda's invoke API
 * @param stepFunctions Step Functions
 * @param dynamoDb DynamoDB
 * @param s3 S3
 * @param secretsManager Secrets Manager
 * @param provider the provider, up to and including /v1
 */
public record ServiceAddresses(
        URI api,
        URI lambda,
        URI stepFunctions,
        URI dynamoDb,
        URI s3,
        URI secretsManager,
        URI provider) {}

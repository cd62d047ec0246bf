/** What a Task state calls: Lambda, EventBridge and DynamoDB, and how their failures are named. */
@NullMarked
package reelay.local.aws.asl.task;

import org.jspecify.annotations.NullMarked;

/** EventBridge Scheduler: rate, cron and one-time schedules with their retries and dead letters. */
@NullMarked
package reelay.local.aws.scheduler;

import org.jspecify.annotations.NullMarked;

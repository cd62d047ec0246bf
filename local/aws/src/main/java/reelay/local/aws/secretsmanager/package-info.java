/** Secrets Manager in memory: the current version of each secret. */
@NullMarked
package reelay.local.aws.secretsmanager;

import org.jspecify.annotations.NullMarked;

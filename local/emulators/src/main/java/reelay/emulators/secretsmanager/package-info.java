/** Secrets Manager in memory: the current version of each secret. */
@NullMarked
package reelay.emulators.secretsmanager;

import org.jspecify.annotations.NullMarked;

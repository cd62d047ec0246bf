/**
 * Reads a definition: every field checked and compiled, and everything that is wrong named at once.
 */
@NullMarked
package reelay.local.aws.asl.read;

import org.jspecify.annotations.NullMarked;

/** Stand-ins that all test classes of one JVM share, each with a table or a bucket of its own. */
@NullMarked
package reelay.local.aws.shared;

import org.jspecify.annotations.NullMarked;

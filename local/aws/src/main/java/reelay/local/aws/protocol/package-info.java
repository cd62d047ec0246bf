/**
 * What AWS's services have in common on the wire: JSON operations, errors, and the key a caller
 * signs with.
 */
@NullMarked
package reelay.local.aws.protocol;

import org.jspecify.annotations.NullMarked;

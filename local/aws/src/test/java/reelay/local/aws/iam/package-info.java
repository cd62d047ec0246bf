/** Roles, as callers of the services meet them. */
@NullMarked
package reelay.local.aws.iam;

import org.jspecify.annotations.NullMarked;

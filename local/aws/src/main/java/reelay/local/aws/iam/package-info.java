/** Who may do what: the roles of a deployment, their keys, and what each request needs. */
@NullMarked
package reelay.local.aws.iam;

import org.jspecify.annotations.NullMarked;

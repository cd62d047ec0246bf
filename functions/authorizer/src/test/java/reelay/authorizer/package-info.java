/** The authorizer, asked as API Gateway asks it, with a scripted Secrets Manager behind it. */
@NullMarked
package reelay.authorizer;

import org.jspecify.annotations.NullMarked;

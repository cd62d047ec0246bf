/** SNS without its API: what the subscribers of a topic would get. */
@NullMarked
package reelay.local.aws.sns;

import org.jspecify.annotations.NullMarked;

/** Lambda's emulator over real HTTP, and real processes under the managed runtime's client. */
@NullMarked
package reelay.local.aws.lambda;

import org.jspecify.annotations.NullMarked;

/** The HTTP API's emulator over real HTTP. */
@NullMarked
package reelay.local.aws.httpapi;

import org.jspecify.annotations.NullMarked;

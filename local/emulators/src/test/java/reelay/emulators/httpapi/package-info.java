/** The HTTP API's emulator over real HTTP. */
@NullMarked
package reelay.emulators.httpapi;

import org.jspecify.annotations.NullMarked;

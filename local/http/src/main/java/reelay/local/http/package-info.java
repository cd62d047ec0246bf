/** The HTTP every emulator speaks: a listener, and AWS's JSON protocol on top of it. */
@NullMarked
package reelay.local.http;

import org.jspecify.annotations.NullMarked;

/**
 * How Reelay talks to a video provider: one interface, and the OpenAI Videos protocol behind it.
 */
@NullMarked
package reelay.provider;

import org.jspecify.annotations.NullMarked;

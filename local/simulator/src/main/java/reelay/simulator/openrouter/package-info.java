/** OpenRouter, as its documents and its SDK have it. */
@NullMarked
package reelay.simulator.openrouter;

import org.jspecify.annotations.NullMarked;

/** OpenRouter's own wire: one key for the models of many, and jobs that no list shows. */
@NullMarked
package reelay.provider.openrouter;

import org.jspecify.annotations.NullMarked;

/** The OpenAI Videos protocol, read tolerantly: one class per thing a provider is asked. */
@NullMarked
package reelay.provider.openai;

import org.jspecify.annotations.NullMarked;

/** The API as OpenAI's SDKs and less polite clients meet it, over HTTP. */
@NullMarked
package reelay.stack.sdk;

import org.jspecify.annotations.NullMarked;

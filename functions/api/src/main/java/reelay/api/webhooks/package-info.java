/** The routes of webhook endpoints, as OpenAI's SDKs call them. */
@NullMarked
package reelay.api.webhooks;

import org.jspecify.annotations.NullMarked;

/** The routes of webhook endpoints. */
@NullMarked
package reelay.api.webhooks;

import org.jspecify.annotations.NullMarked;

/** The way to a provider and back: addresses, bodies, redirects, certificates, silences. */
@NullMarked
package reelay.provider.http;

import org.jspecify.annotations.NullMarked;

/** The Lambda behind the HTTP API: OpenAI's Videos protocol for every app that speaks it. */
@NullMarked
package reelay.api;

import org.jspecify.annotations.NullMarked;

/** The servers that speak the Videos protocol, each by what it does differently from OpenAI. */
@NullMarked
package reelay.simulator.dialect;

import org.jspecify.annotations.NullMarked;

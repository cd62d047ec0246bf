/** Facts about services that stand outside any answer: who they are, and what they switched off. */
@NullMarked
package reelay.provider.site;

import org.jspecify.annotations.NullMarked;

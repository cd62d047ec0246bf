/** What the template watches, beside what the code counts; and the dashboard as a picture. */
@NullMarked
package reelay.stack.dashboard;

import org.jspecify.annotations.NullMarked;

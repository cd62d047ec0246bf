/** The tools that agents use a deployment with, over the Model Context Protocol. */
@NullMarked
package reelay.stack.cli.mcp;

import org.jspecify.annotations.NullMarked;

/** MiniMax by the second version of its wire: tasks made from contents, and numbers for errors. */
@NullMarked
package reelay.provider.minimax;

import org.jspecify.annotations.NullMarked;

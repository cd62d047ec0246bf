/**
 * What a refusal of a provider means, in everybody's words: {@code Judgement} decides, the table
 * {@code phrases.txt} beside it has the words.
 */
@NullMarked
package reelay.provider.refusal;

import org.jspecify.annotations.NullMarked;

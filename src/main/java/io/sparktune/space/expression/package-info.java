/**
 * Conditions on values, such as {@code model.layers * model.units <= 1024}, read from text. Imports
 * nothing of ours but what values are.
 */
package io.sparktune.space.expression;

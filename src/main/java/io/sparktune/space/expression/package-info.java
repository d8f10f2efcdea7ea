/** Conditions on values, such as {@code model.layers * model.units <= 1024}, read from text. */
package io.sparktune.space.expression;

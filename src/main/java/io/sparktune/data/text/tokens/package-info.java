/** Tokens of texts, the vocabulary of training rows, and the ids of both. */
package io.sparktune.data.text.tokens;

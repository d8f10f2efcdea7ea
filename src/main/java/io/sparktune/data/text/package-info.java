/** Texts beside the columns of a table, their preparation, and the keys of both. */
package io.sparktune.data.text;

/** The reading of an input, column by column, as values. Imports nothing. */
package io.sparktune.data.profile;

/** HOCON text to a tree: syntax, references, overrides, and the source location of every value. */
package io.sparktune.config.hocon;

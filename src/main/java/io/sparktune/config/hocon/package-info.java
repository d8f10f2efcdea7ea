/** HOCON text to a tree: syntax, references, overrides, and the place of every value. */
package io.sparktune.config.hocon;

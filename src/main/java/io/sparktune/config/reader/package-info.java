/** A tree to checked values: ranges, alternatives, bounds, and every problem with its place. */
package io.sparktune.config.reader;

/** A tree to checked values: ranges, alternatives, bounds, and every problem with its location. */
package io.sparktune.config.reader;

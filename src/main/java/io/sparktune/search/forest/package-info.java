/** A random forest that foretells merits, and where to look for better ones. */
package io.sparktune.search.forest;

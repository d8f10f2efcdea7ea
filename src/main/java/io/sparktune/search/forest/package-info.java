/** A random forest that predicts merits, and where to look for better ones. */
package io.sparktune.search.forest;

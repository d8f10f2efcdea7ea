/** Searches for the best values of any Java code, in this process. */
package io.sparktune.objective;

/** The same search for any Java code, in one process. */
package io.sparktune.objective;

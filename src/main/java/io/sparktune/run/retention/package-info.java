/** Old runs, which are removed. */
package io.sparktune.run.retention;

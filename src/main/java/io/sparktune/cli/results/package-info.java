/** The commands that tell of runs. */
package io.sparktune.cli.results;

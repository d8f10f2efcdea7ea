/** The commands. */
package io.sparktune.cli;

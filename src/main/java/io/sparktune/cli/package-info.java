/** The commands: arguments, exit codes. */
package io.sparktune.cli;

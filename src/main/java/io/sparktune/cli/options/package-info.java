/** Arguments, options and exit codes that several commands have. */
package io.sparktune.cli.options;

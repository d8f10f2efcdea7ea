/** Rules that end a study before all trials are complete. */
package io.sparktune.study.stopping;

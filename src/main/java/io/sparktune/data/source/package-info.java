/** Reads the settings that say where rows come from. Imports data. */
package io.sparktune.data.source;

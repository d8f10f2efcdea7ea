/** Settings as values: their reader, their bounds and their digest. Imports nothing of ours. */
package io.sparktune.settings;

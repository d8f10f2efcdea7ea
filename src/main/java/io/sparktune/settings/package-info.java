/**
 * Settings as values: their reader, their bounds, their digest and the task. Imports nothing of
 * ours.
 */
package io.sparktune.settings;

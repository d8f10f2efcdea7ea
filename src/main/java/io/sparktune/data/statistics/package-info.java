/** Statistics of a table's columns, and what looks wrong with them. */
package io.sparktune.data.statistics;

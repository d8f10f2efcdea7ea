/** Targets as numbers that a network foretells, and back. Imports nothing. */
package io.sparktune.data.coding;

/** Cells of rows outside the Java heap. Imports nothing. */
package io.sparktune.data.cells;

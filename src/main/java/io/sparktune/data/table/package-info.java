/** The table as a kind of data: columns, readers of cells, fitted preparation. */
package io.sparktune.data.table;

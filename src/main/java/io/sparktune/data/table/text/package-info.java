/** The texts that stand for numbers and for missing values. Imports nothing of the table. */
package io.sparktune.data.table.text;

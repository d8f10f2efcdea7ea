/** Calendar parts of dates: their settings, their fit and their inputs. */
package io.sparktune.data.table.dates;

/** A study from its rows to its winner, with every file that it leaves. */
package io.sparktune.run;

/** Parameter importance: functional ANOVA, PED-ANOVA, intervals. */
package io.sparktune.importance;

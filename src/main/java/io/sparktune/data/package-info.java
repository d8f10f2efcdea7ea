/** The prepared table, fold plans and fitted preparation. Imports nothing of ours. */
package io.sparktune.data;

/** Benchmarks, each a program of its own; nothing of the project imports them. */
package io.sparktune.bench;

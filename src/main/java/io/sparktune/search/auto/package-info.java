/** Chooses among the other samplers by what a study is like. */
package io.sparktune.search.auto;

/** What earlier studies found: tried first, and believed as far as today's trials bear it out. */
package io.sparktune.search.earlier;

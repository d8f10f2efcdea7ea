/** Functions with known optima, by which samplers are tested and measured. */
package io.sparktune.functions;

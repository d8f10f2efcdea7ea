/** Data sets, fold plans and fitted inputs. Imports only {@code settings}. */
package io.sparktune.data;

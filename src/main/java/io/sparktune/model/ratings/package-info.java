/** Networks of users and items: factorisation, and neural collaborative filtering. */
package io.sparktune.model.ratings;

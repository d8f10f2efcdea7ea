/** Readers of pictures and their labels from files and tables. */
package io.sparktune.data.images.files;

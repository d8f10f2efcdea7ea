/** Random changes of training rows. */
package io.sparktune.data.augmentation;

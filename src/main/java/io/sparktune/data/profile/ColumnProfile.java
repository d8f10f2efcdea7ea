package io.sparktune.data.profile;

/**
 * The reading of one column.
 *
 * @param missing the number of its missing cells, those of rows without a target not counted
 * @param categories the number of its categories or classes; 0 where it has none
 */
public record ColumnProfile(String name, ColumnUse use, int missing, int categories) {}

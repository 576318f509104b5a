package org.latchkey.graph;

/**
 * How a list is ordered when {@code $orderby} does not say.
 *
 * @param sql what it is ordered by, over {@code it}; never null
 * @param kind the kind of that value, which page tokens carry
 */
public record Listing(String sql, Kind kind, boolean isDescending) {}

package org.latchkey.graph.query;

/**
 * A parsed {@code $search} on directory objects (<a
 * href="https://learn.microsoft.com/graph/search-query-parameter#using-search-on-directory-object-collections">Graph, the
 * $search query parameter</a>). Names are as written: a declaration says later what they mean.
 */
public sealed interface Search {

    /**
     * {@code "displayName:ada lovelace"}.
     *
     * @param property the property's name as written
     * @param phrase what is looked for, without blanks at its ends; never empty
     */
    record Clause(String property, String phrase) implements Search {}

    record And(Search left, Search right) implements Search {}

    record Or(Search left, Search right) implements Search {}
}

package org.latchkey.directory;

/** The texts that {@code $search} looks into word by word, as conditions over the row {@code it}. */
final class Searched {

    static final String NAME = "it.search_words @@ search_query(:tenant, 'n', :phrase)";
    static final String DESCRIPTION = "it.search_words @@ search_query(:tenant, 'd', :phrase)";

    private Searched() {}
}

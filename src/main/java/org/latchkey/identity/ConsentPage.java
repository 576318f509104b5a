package org.latchkey.identity;

/** Asks a person whether a client may act for them. */
final class ConsentPage {

    static final String PATH = "/oauth2/consent";

    private ConsentPage() {}
}

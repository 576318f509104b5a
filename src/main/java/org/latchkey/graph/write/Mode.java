package org.latchkey.graph.write;

/** What a body is for. */
public enum Mode {
    /** POST: required properties must be there. */
    CREATE,
    /** PATCH: only what changes. */
    UPDATE,
    /** PATCH that would have created: what only a create may carry is passed over. */
    REPEAT,
    /** PUT: required properties must be there. */
    REPLACE,
    /** An object inside another body, which it only names or describes: read-only properties are kept. */
    NESTED;

    boolean isWhole() {
        return this == CREATE || this == REPLACE;
    }
}

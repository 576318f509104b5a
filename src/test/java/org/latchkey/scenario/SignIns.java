package org.latchkey.scenario;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.util.List;

/** How those who call in a scenario get their tokens. */
interface SignIns {

    /** Microsoft's Graph client for somebody or something that may do everything that prepares a scenario. */
    GraphServiceClient administrator();

    /**
     * The same for a person.
     *
     * @param name the part of the principal name before the domain
     * @param mfa whether they sign in with a second factor
     * @param scopes the permissions that are asked for
     */
    GraphServiceClient person(String name, boolean mfa, List<String> scopes);
}

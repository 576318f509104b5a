package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.latchkey.tenant.Tenant;

/** Other OpenID providers that people of a tenant may sign in with, for the sign-in page to offer. */
public interface OtherProviders {

    /**
     * One of them.
     *
     * @param name what people call it
     * @param page its page, after {@code /{tenant}/signin}: it takes the errand of the sign-in page
     * @param hints what a {@code domain_hint} may call it
     */
    record Provider(String name, String page, Set<String> hints) {}

    /** Those of a tenant. */
    List<Provider> of(Tenant tenant);

    /**
     * What a browser is sent to be signed out elsewhere: a form, since what it says of whom must stand in no address.
     *
     * @param address where it goes
     * @param fields what it carries
     */
    record Form(String address, Map<String, String> fields) {}

    /**
     * How a browser is signed out at the provider that it signed in with.
     *
     * @param back the path here that it comes back to
     * @param state what it brings back then; empty for nothing
     * @return empty when it did not, or the provider does not say how
     */
    Optional<Form> signOut(HttpServletRequest request, Tenant tenant, String back, String state);
}

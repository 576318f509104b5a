package org.latchkey.console;

import static org.latchkey.directory.DirectoryRole.APPLICATION_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.AUTHENTICATION_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.AUTHENTICATION_POLICY_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.CONDITIONAL_ACCESS_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.EXTERNAL_IDENTITY_PROVIDER_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.GLOBAL_READER;
import static org.latchkey.directory.DirectoryRole.GROUPS_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.IDENTITY_GOVERNANCE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.USER_ADMINISTRATOR;

import java.util.ArrayList;
import java.util.List;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Api;

/** The people of a tenant, each with a power of their own or none, and the pages on which they are to be looked at. */
final class Staff {
    static final String EM = "identityGovernance/entitlementManagement/";

    private final Api api = Api.fresh();
    private final List<OfferingPage> pages = new ArrayList<>();

    final Person uma = person("Uma Adams", USER_ADMINISTRATOR);
    final Person pia = person("Pia Roth", PRIVILEGED_ROLE_ADMINISTRATOR);
    final Person ines = person("Ines Falk", IDENTITY_GOVERNANCE_ADMINISTRATOR);
    /** Several powers that do not meet on any page. */
    final Person pat = person(
            "Pat Moss",
            APPLICATION_ADMINISTRATOR,
            AUTHENTICATION_ADMINISTRATOR,
            AUTHENTICATION_POLICY_ADMINISTRATOR,
            CONDITIONAL_ACCESS_ADMINISTRATOR,
            EXTERNAL_IDENTITY_PROVIDER_ADMINISTRATOR,
            GROUPS_ADMINISTRATOR);

    /** Who reads everything and may change nothing. */
    final Person glen = person("Glen Reader", GLOBAL_READER);

    final Person carl = person("Carl Osei");
    final Person cleo = person("Cleo Marsh");
    final Person axel = person("Axel Prieto");
    final Person rosa = person("Rosa Lind");
    final Person sven = person("Sven Dahl");
    final Person otto = person("Otto Saar");
    final Person gus = person("Gus Guest");

    record Person(String name, String id) {}

    Staff() {
        api.asAdmin().patch("users/" + gus.id(), "{\"userType\": \"Guest\"}").is(204);
    }

    Api api() {
        return api;
    }

    List<OfferingPage> pages() {
        return pages;
    }

    private Person person(String name, DirectoryRole... roles) {
        return new Person(name, api.person(name, roles));
    }

    /** A page at an address, on which one may do what the other may not. */
    OfferingPage at(String address, Person may, Person mayNot) {
        var page = new OfferingPage(address, may, mayNot);
        pages.add(page);
        return page;
    }

    /** Makes something, and tells its id. */
    String made(String path, String body) {
        return api.asAdmin().post(path, body).is(201).text("/id");
    }

    /** The id of the only one that a list of the API holds under a filter. */
    String found(String path, String filter) {
        return api.asAdmin().get(path + "?$filter=" + filter).is(200).text("/value/0/id");
    }

    /** The body that ties an object to others. */
    String reference(String kind, String id) {
        return "{\"@odata.id\": \"%s/v1.0/%s/%s\"}".formatted(api.server(), kind, id);
    }

    String reference(Person to) {
        return reference("directoryObjects", to.id());
    }
}

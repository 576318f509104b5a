package org.latchkey.console;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Api;

/** The people of the seed procedure, each before a screen of their own, and what they brought about so far. */
final class SeedCast implements AutoCloseable {
    static final String EM = "identityGovernance/entitlementManagement/";
    static final String PIM = "identityGovernance/privilegedAccess/group/";
    static final String GROUP = "Prod DB admins";
    static final String PACKAGE = "Production database administration";

    static final String USER_ADMINISTRATOR = "Uma Adams";
    static final String PRIVILEGED_ROLE_ADMINISTRATOR = "Pia Roth";
    static final String GOVERNANCE_ADMINISTRATOR = "Ines Falk";
    static final String CATALOG_OWNER = "Carl Osei";
    static final String PACKAGE_MANAGER = "Paula Amado";
    static final String ASSIGNMENT_MANAGER = "Aldo Meyer";
    static final String REQUESTOR = "Rosa Lind";
    static final String SECOND_REQUESTOR = "Remy Tan";
    static final String APPROVER = "Axel Prieto";
    static final String OUTSIDER = "Otto Saar";
    static final String SEED = "Sven Dahl";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    final Api api = Api.fresh();
    final Cast cast = new Cast(api);
    final String ua = api.person(USER_ADMINISTRATOR, DirectoryRole.USER_ADMINISTRATOR);
    final String co = api.person(CATALOG_OWNER);
    final String apm = api.person(PACKAGE_MANAGER);
    final String apam = api.person(ASSIGNMENT_MANAGER);
    final String req = api.person(REQUESTOR);
    final String req2 = api.person(SECOND_REQUESTOR);
    final String outsider = api.person(OUTSIDER);
    final String seed = api.person(SEED);

    // what earlier steps brought about
    String group = "";
    String catalog = "";
    String accessPackage = "";

    SeedCast() {
        // Mid-morning: days are counted from here, and none begins while the story is told.
        api.advanceTo(api.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(34)));
        api.person(PRIVILEGED_ROLE_ADMINISTRATOR, DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR);
        api.person(GOVERNANCE_ADMINISTRATOR, DirectoryRole.IDENTITY_GOVERNANCE_ADMINISTRATOR);
        api.person(APPROVER);
        var requestors = api.group("Requestors");
        api.addMember(requestors, req);
        api.addMember(requestors, req2);
        api.addOwner(api.group("DB readers"), co);
    }

    /** Somebody does something at their screen. */
    void as(String who, Consumer<Screen> step) {
        step.accept(cast.of(who));
    }

    /** The id of what has a name. */
    String found(String path, String name) {
        return api.asAdmin()
                .get(path + "?$filter=displayName eq '" + name + "'")
                .text("/value/0/id");
    }

    /** A day to come, as the console shows it. */
    String date(int daysAhead) {
        return DAY.format(LocalDate.ofInstant(api.now().plus(Duration.ofDays(daysAhead)), ZoneId.of("Europe/Dublin")));
    }

    @Override
    public void close() {
        cast.close();
    }
}

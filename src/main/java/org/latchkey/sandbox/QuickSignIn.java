package org.latchkey.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.latchkey.authentication.SandboxPeople;
import org.latchkey.directory.Roster;
import org.latchkey.identity.ThisMachine;
import org.latchkey.kernel.Call;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Lists a tenant's people on its sign-in page, each to be signed in as at a click. */
@Component
@Conditional(WhileSandbox.class)
final class QuickSignIn implements SandboxPeople {

    private static final int MOST = 200;

    private final Roster roster;
    private final Tenants tenants;

    QuickSignIn(Roster roster, Tenants tenants) {
        this.roster = roster;
        this.tenants = tenants;
    }

    @Override
    public boolean isOpenTo(HttpServletRequest request) {
        return ThisMachine.sends(request);
    }

    @Override
    public List<Person> people(Tenant tenant) {
        return roster.enabled(Call.bySystem(tenant.id(), tenants.now(tenant)), MOST).stream()
                .map(it -> new Person(
                        it.id(),
                        it.name(),
                        it.principalName(),
                        initials(it.name()),
                        it.jobTitle() == null ? it.principalName() : it.jobTitle()))
                .toList();
    }

    private static String initials(String name) {
        return Arrays.stream(name.split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }
}

package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.springframework.stereotype.Component;

/** One browser at a sign-in page of a tenant, with what brought it there. */
public record Visit(
        Tenant tenant, Errand errand, HttpServletRequest request, HttpServletResponse response, Pages pages) {

    UUID id() {
        return tenant.id();
    }

    /** Shows a page with the errand and the tenant among its facts. */
    void show(int status, String title, String template, Map<String, ? extends @Nullable Object> facts)
            throws IOException {
        Map<String, @Nullable Object> all = new HashMap<>(facts);
        all.put("organization", tenant.displayName());
        all.put("base", "/" + tenant.id() + "/signin");
        all.put("continue", errand.then());
        all.put("require", errand.words());
        all.put("continueEncoded", Errand.encoded(errand.then()));
        all.put("requireEncoded", Errand.encoded(errand.words()));
        pages.show(request, response, status, title, template, all);
    }

    /** On to another page, or away. */
    public void go(String address) throws IOException {
        response.setStatus(303);
        response.setHeader("Location", address);
    }

    /** Says that nothing is tried for a while. */
    void wait(Duration left) {
        response.setHeader("Retry-After", String.valueOf(left.plusMillis(999).toSeconds()));
    }

    static String words(Duration left) {
        long seconds = left.plusMillis(999).toSeconds();
        return seconds < 90 ? seconds + (seconds == 1 ? " second" : " seconds") : (seconds + 59) / 60 + " minutes";
    }

    /** Opens visits. */
    @Component
    public static final class Reception {

        private final Tenants tenants;
        private final Pages pages;
        private final People people;
        private final Sessions sessions;

        Reception(Tenants tenants, Pages pages, People people, Sessions sessions) {
            this.tenants = tenants;
            this.pages = pages;
            this.people = people;
            this.sessions = sessions;
        }

        /** Whoever has said who they are with this browser, as long as their account may sign in. Who is held comes first. */
        Optional<Guest> guest(Visit visit) {
            Optional<Sessions.Halfway> held = sessions.halfway(visit.request(), visit.id());
            return held.map(Sessions.Halfway::person)
                    .or(() -> sessions.person(visit.id()))
                    .flatMap(person -> {
                        Call call = people.callBy(
                                visit.tenant(), person, visit.request().getRemoteAddr());
                        Proof proof = held.map(Sessions.Halfway::proof).orElseGet(() -> sessions.proof(visit.id()));
                        return people.account(call, person.user())
                                .map(account -> new Guest(visit, person, account, call, proof, held.isPresent()));
                    });
        }

        /** What to do with a visit. */
        public interface Page {
            void serve(Visit visit) throws IOException;
        }

        /** Lets a browser in, unless there is no such tenant or it is to be led away from here. */
        public void receive(String tenant, HttpServletRequest request, HttpServletResponse response, Page page)
                throws IOException {
            var known = Ids.parse(tenant).flatMap(tenants::find);
            var errand = Errand.of(request);
            if (known.isEmpty()) {
                pages.problem(
                        response,
                        404,
                        "There is no such organization here",
                        "The address names an organization that this server does not know. Check it, or ask whoever gave it to you.");
            } else if (errand.isEmpty()) {
                pages.problem(
                        response,
                        400,
                        "This link leads astray",
                        "After signing in it would have taken you to another site. Go back to where you came from and start from there.");
            } else {
                page.serve(new Visit(known.get(), errand.get(), request, response, pages));
            }
        }
    }
}

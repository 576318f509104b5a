package org.latchkey.sandbox;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.directory.DirectoryRoles;
import org.latchkey.directory.ReportingLines;
import org.latchkey.directory.Users;
import org.latchkey.graph.Patch;
import org.springframework.stereotype.Component;

/** Who works at the sample company: five who lead it, then a department after the other. */
@Component
final class SamplePeople {

    /** Name, department, job title, office and the manager's nickname. A nickname is the name in small letters with a dot. */
    private static final String STAFF = """
            Mira Solberg | Executive | Managing director | Harbour House | -
            Tomas Hale | Executive | Chief technology officer | Harbour House | mira.solberg
            Lena Fiore | Executive | Chief financial officer | Harbour House | mira.solberg
            Joost Dekker | Executive | Fleet director | Northport Depot | mira.solberg
            Sana Malik | Executive | Commercial director | Harbour House | mira.solberg
            Greta Adler | Information Technology | Head of information technology | Harbour House | tomas.hale
            Priya Nair | Information Technology | Head of information security | Harbour House | tomas.hale
            Uma Keller | Information Technology | Service desk lead | Harbour House | greta.adler
            Ingrid Aas | Information Technology | Identity governance lead | Harbour House | priya.nair
            Asha Mehta | Information Technology | Service desk analyst | Harbour House | uma.keller
            Ben Okafor | Information Technology | Service desk analyst | Northport Depot | uma.keller
            Dario Conti | Information Technology | Network engineer | Northport Depot | greta.adler
            Yuki Mori | Information Technology | Systems engineer | Harbour House | greta.adler
            Liv Berg | Information Technology | Security analyst | Harbour House | priya.nair
            Sean Doyle | Information Technology | Security analyst | Harbour House | priya.nair
            Aldo Prieto | Engineering | Engineering lead | Harbour House | tomas.hale
            Carl Osei | Engineering | Data platform lead | Harbour House | aldo.prieto
            Paula Amado | Engineering | Platform product owner | Harbour House | aldo.prieto
            Rosa Lind | Engineering | Database engineer | Harbour House | carl.osei
            Remy Tan | Engineering | Site reliability engineer | Harbour House | aldo.prieto
            Rina Kato | Engineering | Data engineer | Harbour House | carl.osei
            Nils Hoff | Engineering | Database engineer | Northport Depot | carl.osei
            Zoe Marchand | Engineering | Site reliability engineer | Harbour House | aldo.prieto
            Ivo Petrov | Engineering | Software engineer, booking | Harbour House | paula.amado
            Amina Diallo | Engineering | Software engineer, booking | Harbour House | paula.amado
            Hugo Lemaire | Engineering | Software engineer, telemetry | Northport Depot | paula.amado
            Tess Walsh | Engineering | Quality engineer | Harbour House | paula.amado
            Karin Holt | Fleet Operations | Fleet control lead | Northport Depot | joost.dekker
            Magnus Eide | Fleet Operations | Master, Tern | Aboard Tern | karin.holt
            Fatou Sarr | Fleet Operations | Master, Plover | Aboard Plover | karin.holt
            Piet Visser | Fleet Operations | Chief engineer, Tern | Aboard Tern | magnus.eide
            Nora Quinn | Fleet Operations | Chief engineer, Plover | Aboard Plover | fatou.sarr
            Emre Aydin | Fleet Operations | Fleet controller | Northport Depot | karin.holt
            Olga Zielinska | Fleet Operations | Fleet controller | Northport Depot | karin.holt
            Rafael Nunes | Fleet Operations | Refit planner | Dry Dock | joost.dekker
            Ida Lundgren | Fleet Operations | Safety officer | Northport Depot | joost.dekker
            Bruno Castell | Ports | Port captain, Northport | Northport Depot | joost.dekker
            Hanna Weiss | Ports | Port captain, Eastcliff | Pier 4 | joost.dekker
            Samir Haddad | Ports | Berth planner | Pier 4 | bruno.castell
            Molly Byrne | Ports | Boarding lead | Pier 4 | hanna.weiss
            Kofi Mensah | Ports | Vehicle deck lead | Northport Depot | bruno.castell
            Elin Strand | Ports | Terminal agent | Pier 4 | hanna.weiss
            Jonas Pohl | Ports | Terminal agent | Northport Depot | bruno.castell
            Beatriz Sousa | Customer Care | Customer care lead | Harbour House | sana.malik
            Leo Marin | Customer Care | Customer care agent | Harbour House | beatriz.sousa
            Aoife Kelly | Customer Care | Customer care agent | Harbour House | beatriz.sousa
            Theo Janssen | Customer Care | Customer care agent | Pier 4 | beatriz.sousa
            Mei Chen | Customer Care | Refunds specialist | Harbour House | beatriz.sousa
            Viktor Horvat | Finance | Financial controller | Harbour House | lena.fiore
            Rene Vogel | Finance | Internal auditor | Harbour House | lena.fiore
            Celia Ramos | Finance | Payroll specialist | Harbour House | viktor.horvat
            Owen Price | Finance | Payroll specialist | Harbour House | viktor.horvat
            Signe Dahl | Finance | Accountant | Harbour House | viktor.horvat
            Marek Novak | Finance | Treasury analyst | Harbour House | viktor.horvat
            Dina Rossi | Commercial | Timetable lead | Harbour House | sana.malik
            Arjun Pillai | Commercial | Revenue analyst | Harbour House | sana.malik
            Freya Lowe | Commercial | Partnerships lead | Harbour House | sana.malik
            Pablo Ortega | Commercial | Campaign planner | Harbour House | sana.malik
            Agnes Thorn | People | Head of people | Harbour House | mira.solberg
            Wim Claes | People | People partner | Harbour House | agnes.thorn
            Noor Rahman | People | Recruiter | Harbour House | agnes.thorn
            """;

    /** Hires are spread over this many days before the company came here. */
    private static final int YEARS_OF_HIRING = 9;

    private final Users users;
    private final ReportingLines lines;
    private final DirectoryRoles roles;

    SamplePeople(Users users, ReportingLines lines, DirectoryRoles roles) {
        this.users = users;
        this.lines = lines;
        this.roles = roles;
    }

    /** One of them. */
    record Person(String nickname, String name, String department, String title, String office, String manager) {

        private static Person parse(String line) {
            var parts = line.split(" \\| ", -1);
            var nickname = parts[0].toLowerCase(java.util.Locale.ROOT).replace(' ', '.');
            return new Person(nickname, parts[0], parts[1], parts[2], parts[3], parts[4]);
        }
    }

    static List<Person> all() {
        return STAFF.lines().map(Person::parse).toList();
    }

    /** Everybody joins; the first administrator by Latchkey itself, who then lets the others in. */
    void join(SampleStory story, int daysAgo) {
        var everybody = all();
        var first = everybody.stream()
                .filter(it -> it.nickname().equals("greta.adler"))
                .toList();
        add(story, first, users.create(story.bySystem(daysAgo), bodies(story, everybody, first)));
        roles.assign(story.bySystem(daysAgo), DirectoryRole.GLOBAL_ADMINISTRATOR, story.id("greta.adler"));
        var others = everybody.stream().filter(it -> !first.contains(it)).toList();
        var greta = story.by("greta.adler", daysAgo);
        add(story, others, users.create(greta, bodies(story, everybody, others)));
        roles.assign(greta, DirectoryRole.USER_ADMINISTRATOR, story.id("uma.keller"));
        roles.assign(greta, DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR, story.id("priya.nair"));
        roles.assign(greta, DirectoryRole.IDENTITY_GOVERNANCE_ADMINISTRATOR, story.id("ingrid.aas"));
        roles.assign(greta, DirectoryRole.APPLICATION_ADMINISTRATOR, story.id("yuki.mori"));
        roles.assign(greta, DirectoryRole.AUTHENTICATION_ADMINISTRATOR, story.id("asha.mehta"));
        roles.assign(greta, DirectoryRole.GLOBAL_READER, story.id("rene.vogel"));
        lines.set(
                story.by("uma.keller", daysAgo),
                everybody.stream()
                        .filter(it -> !it.manager().equals("-"))
                        .collect(Collectors.toMap(it -> story.id(it.nickname()), it -> story.id(it.manager()))));
    }

    private static void add(SampleStory story, List<Person> people, List<java.util.UUID> ids) {
        for (int i = 0; i < ids.size(); i++) {
            story.remember(people.get(i).nickname(), people.get(i).name(), ids.get(i));
        }
    }

    private static List<Patch> bodies(SampleStory story, List<Person> everybody, List<Person> some) {
        var bodies = new ArrayList<Patch>();
        for (var person : some) {
            bodies.add(new Patch(body(story, person, everybody.indexOf(person))));
        }
        return bodies;
    }

    /** What is known of somebody; the number decides what no line says. */
    private static Map<String, @Nullable Object> body(SampleStory story, Person person, int number) {
        var address = person.nickname() + "@" + story.domain();
        var hired =
                story.daysAgo(200 + (number * 379) % (YEARS_OF_HIRING * 365)).truncatedTo(ChronoUnit.DAYS);
        var body = new HashMap<String, @Nullable Object>();
        body.put("accountEnabled", true);
        body.put("displayName", person.name());
        body.put("givenName", person.name().substring(0, person.name().indexOf(' ')));
        body.put("surname", person.name().substring(person.name().indexOf(' ') + 1));
        body.put("userPrincipalName", address);
        body.put("mailNickname", person.nickname());
        body.put("mail", address);
        body.put("companyName", SampleTenant.COMPANY);
        body.put("department", person.department());
        body.put("jobTitle", person.title());
        body.put("officeLocation", person.office());
        body.put("employeeId", "BW%04d".formatted(1000 + number));
        body.put("employeeType", "Employee");
        body.put("employeeHireDate", hired.toString());
        body.put("usageLocation", "IE");
        body.put("preferredLanguage", "en-IE");
        body.put("businessPhones", List.of("+353 20 910 %04d".formatted(100 + number)));
        return body;
    }
}

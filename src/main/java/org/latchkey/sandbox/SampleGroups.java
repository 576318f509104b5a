package org.latchkey.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Groups;
import org.latchkey.graph.Patch;
import org.latchkey.sandbox.SamplePeople.Person;
import org.springframework.stereotype.Component;

/** The groups of the sample company. Those that give power have no standing members: PIM gives them. */
@Component
final class SampleGroups {

    /** Mail nickname, name, owners, members, description; the nickname is the name by which the rest of the sample knows it. */
    private static final String SECURITY = """
            proddb | Production database admins | carl.osei nils.hoff | - | Full control of the booking and sailing databases
            telemetry | Fleet telemetry operators | hugo.lemaire | - | Live engine and position data of every ship
            payments | Payment gateway operators | paula.amado | - | Settings and keys of the payment gateway
            payroll | Payroll approvers | viktor.horvat | - | Release the monthly payroll
            cluster | Container cluster admins | aldo.prieto | - | Administrators of the production clusters
            backups | Backup restore operators | yuki.mori | - | May restore any backup
            firewall | Firewall operators | dario.conti | - | Change the rules at the edge of the network
            warehouse | Data warehouse readers | carl.osei | rina.kato arjun.pillai signe.dahl | Read what the warehouse holds
            vpn | Remote access | dario.conti | ben.okafor sean.doyle magnus.eide fatou.sarr | Work from outside over the VPN
            timetable | Timetable editors | dina.rossi | dina.rossi arjun.pillai samir.haddad | Publish sailings and berths
            refunds | Refund issuers | beatriz.sousa | mei.chen leo.marin | Pay passengers back up to 500 euros
            ledger | Ledger readers | viktor.horvat | rene.vogel marek.novak | Read the general ledger
            wiki | Wiki editors | tess.walsh | tess.walsh wim.claes ida.lundgren | Write in the company wiki
            desk | Service desk | uma.keller | uma.keller asha.mehta ben.okafor | First line of support
            advisory | Change advisory board | tomas.hale | aldo.prieto greta.adler joost.dekker | Approves risky changes
            oncall | Engineers on call | aldo.prieto | rosa.lind remy.tan rina.kato nils.hoff zoe.marchand | Whoever may be paged
            """;

    private static final String MICROSOFT_365 = """
            newtimetable | New timetable | dina.rossi | dina.rossi samir.haddad karin.holt sana.malik | Private | From planning to the first sailing
            refit | Refit of the Tern | rafael.nunes | rafael.nunes piet.visser nora.quinn lena.fiore | Private | Eight weeks in the dry dock
            close | Month-end close | viktor.horvat | viktor.horvat signe.dahl marek.novak celia.ramos | Private | Checklist and papers of the close
            safety | Safety board | ida.lundgren | ida.lundgren magnus.eide fatou.sarr joost.dekker | Public | Drills, findings and what came of them
            news | Harbour news | agnes.thorn | agnes.thorn noor.rahman pablo.ortega | Public | What everybody should know
            """;

    private final Groups groups;

    SampleGroups(Groups groups) {
        this.groups = groups;
    }

    /** The departments' groups and the one of all of them, then the others. */
    void found(SampleStory story, int daysAgo) {
        var uma = story.by("uma.keller", daysAgo);
        var departments =
                SamplePeople.all().stream().map(Person::department).distinct().toList();
        for (var department : departments) {
            var nickname =
                    "dept-" + department.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
            var members = SamplePeople.all().stream()
                    .filter(it -> it.department().equals(department))
                    .map(Person::nickname);
            var body = security(nickname, department, "Everybody in " + department);
            body.put("members", ids(story, members));
            story.remember(nickname, groups.create(uma, new Patch(body)));
        }
        var everybody = security("staff", "All staff", "Every department, so everybody");
        everybody.put(
                "members",
                ids(
                        story,
                        departments.stream()
                                .map(it -> "dept-"
                                        + it.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'))));
        story.remember("staff", groups.create(uma, new Patch(everybody)));
        for (var parts : SampleStory.table(SECURITY)) {
            var body = security(parts[0], parts[1], parts[4]);
            tie(story, body, parts[2], parts[3]);
            story.remember(parts[0], groups.create(uma, new Patch(body)));
        }
        for (var parts : SampleStory.table(MICROSOFT_365)) {
            var body = security(parts[0], parts[1], parts[5]);
            body.put("groupTypes", List.of("Unified"));
            body.put("mailEnabled", true);
            body.put("securityEnabled", false);
            body.put("visibility", parts[4]);
            tie(story, body, parts[2], parts[3]);
            story.remember(parts[0], groups.create(uma, new Patch(body)));
        }
        var tier0 = security("tier0", "Tier 0 administrators", "Whoever may change what everything else rests on");
        tier0.put("isAssignableToRole", true);
        tie(story, tier0, "priya.nair", "-");
        story.remember("tier0", groups.create(story.by("priya.nair", daysAgo), new Patch(tier0)));
    }

    private static Map<String, @Nullable Object> security(String nickname, String name, String description) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("displayName", name);
        body.put("description", description);
        body.put("mailNickname", nickname);
        body.put("mailEnabled", false);
        body.put("securityEnabled", true);
        body.put("groupTypes", List.of());
        return body;
    }

    private static void tie(SampleStory story, Map<String, @Nullable Object> body, String owners, String members) {
        body.put("owners", ids(story, Stream.of(owners.split(" ", -1))));
        body.put("members", ids(story, Stream.of(members.split(" ", -1)).filter(it -> !it.equals("-"))));
    }

    private static List<java.util.UUID> ids(SampleStory story, Stream<String> names) {
        return names.map(story::id).toList();
    }
}

package org.latchkey.sandbox;

import static org.latchkey.sandbox.SampleCatalogs.EM;
import static org.latchkey.sandbox.SamplePowers.PIM;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The sample company's days: who asked for a package, who decided, who activated what. Told line after line, with everything
 * happening in between that falls due, so that it leads to requests and assignments in every state.
 */
final class SampleDiary {

    /**
     * How long ago, who, what they did, and why they said they did. Packages are requested, canceled, returned and assigned;
     * groups are activated and deactivated; either is approved or denied. What starts {@code in} a while starts that long
     * after the line.
     */
    private static final String DAYS = """
            P79D | nils.hoff | requests dbadmin | On call until the end of the month
            P78DT21H | aldo.prieto | approves dbadmin of nils.hoff | On the rota
            P78D | nils.hoff | activates proddb for PT2H | Incident 4102: bookings answer slowly
            P74D | asha.mehta | assigns restore to dario.conti | Duty week
            P70D | emre.aydin | activates telemetry for PT8H | Storm watch
            P66D | arjun.pillai | requests analytics | Yield of the winter timetable
            P65D | freya.lowe | requests analytics | Figures for the partners' day
            P61D | remy.tan | requests clusters | Takes over the night shift
            P60DT20H | aldo.prieto | approves clusters of remy.tan | Agreed in the stand-up
            P60D | priya.nair | approves clusters of remy.tan | Training done
            P59D | joost.dekker | approves clusters of remy.tan | No objection
            P55D | celia.ramos | activates payroll for PT1H | October payroll
            P54DT23H | lena.fiore | approves payroll of celia.ramos | Due today
            P45D | owen.price | requests release | Stands in for Celia
            P44DT22H | viktor.horvat | approves release of owen.price | Planned
            P44D | lena.fiore | approves release of owen.price | Planned
            P40D | theo.janssen | requests outside | Works from home on Fridays
            P39D | beatriz.sousa | approves outside of theo.janssen | As agreed
            P33D | pablo.ortega | requests hosting | Wants to add the agency
            P32D | dina.rossi | denies hosting of pablo.ortega | The project has its owners; ask Samir
            P30D | kofi.mensah | requests outside | Reports from the vehicle deck
            P24D | rosa.lind | requests dbadmin | On-call rotation
            P23DT22H | aldo.prieto | approves dbadmin of rosa.lind | On the rota
            P21D | rosa.lind | activates proddb for PT2H | Incident 4711: a table is locked
            P20DT23H | rosa.lind | deactivates proddb | -
            P20D | freya.lowe | returns analytics | The partners' day is over
            P14D | signe.dahl | requests closing | New in the close
            P13DT20H | viktor.horvat | approves closing of signe.dahl | Welcome
            P10D | ida.lundgren | requests sailings | Drills go into the plan
            P8D | zoe.marchand | requests dbsteward | Nils is away
            P7DT22H | aldo.prieto | approves dbsteward of zoe.marchand | Makes sense
            P7D | priya.nair | denies dbsteward of zoe.marchand | Carl is the owner; ask him for changes
            P6DT12H | asha.mehta | assigns restore to liv.berg | Duty week
            P6D | ivo.petrov | requests outside | Travels next week
            P5DT23H | ivo.petrov | cancels outside | The trip is off
            P3D | zoe.marchand | requests clusters | Takes the day shift
            P2DT22H | aldo.prieto | approves clusters of zoe.marchand | Needed from Monday
            P2D | rina.kato | requests dbadmin | Next on the rota
            P1DT4H | molly.byrne | requests outside | Boarding lists from Pier 4
            P1D | marek.novak | requests closing | Cash report of the close
            PT20H | asha.mehta | assigns restore to sean.doyle in P3D | Next duty week
            PT5H | emre.aydin | activates telemetry for PT8H | Gale warning for the night sailings
            PT4H | olga.zielinska | activates telemetry for PT8H | Gale warning, second desk
            PT3H | olga.zielinska | deactivates telemetry | -
            PT2H | rosa.lind | activates proddb for PT4H | Incident 4823: replica behind
            PT1H30M | liv.berg | activates firewall for PT2H | Block a scanner
            PT1H15M | greta.adler | approves firewall of liv.berg | Go ahead
            PT1H | remy.tan | activates cluster for PT4H | Upgrade of the ingress
            PT50M | ivo.petrov | activates payments for PT1H | Wants to look at the keys
            PT45M | aldo.prieto | denies payments of ivo.petrov | Looking needs no keys; use staging
            PT40M | yuki.mori | activates backups for PT8H in PT14H | Restore test of the month
            PT30M | celia.ramos | activates payroll for PT1H | Corrections to the payroll
            PT20M | amina.diallo | activates payments for PT2H | Rotation of the gateway's keys
            """;

    private final SampleStory story;
    private final Map<String, String> approvals = new HashMap<>();

    private SampleDiary(SampleStory story) {
        this.story = story;
    }

    /** Lets all of it happen, up to now. */
    static void tell(SampleStory story) {
        var diary = new SampleDiary(story);
        for (var line : SampleStory.table(DAYS)) {
            Instant at = story.ago(line[0]);
            story.pass(at);
            diary.tell(at, line[1], line[2].split(" ", -1), line[3]);
        }
        story.pass(story.ago("PT0S"));
    }

    /** {@code words}: a verb, what it is about, and pairs of a preposition and what follows it. */
    private void tell(Instant at, String who, String[] words, String why) {
        var about = words[1];
        var more = new HashMap<String, String>();
        for (int i = 2; i < words.length; i += 2) {
            more.put(words[i], words[i + 1]);
        }
        switch (words[0]) {
            case "requests" -> request(at, who, "userAdd", about, who, "", why);
            case "assigns" -> request(at, who, "adminAdd", about, word(more, "to"), start(at, more), why);
            case "cancels" ->
                story.send(who, at, "POST", EM + "assignmentRequests/{" + who + "-" + about + "}/cancel", "");
            case "returns" -> giveBack(at, who, about, why);
            case "activates" -> activate(at, who, about, word(more, "for"), start(at, more), why);
            case "deactivates" ->
                story.send(who, at, "POST", PIM + "assignmentScheduleRequests", """
                        {"action": "selfDeactivate", "accessId": "member", "groupId": "{%s}", "principalId": "{%s}"}
                        """.formatted(about, who));
            case "approves", "denies" -> decide(at, who, word(more, "of") + "-" + about, words[0], why);
            default -> throw new IllegalStateException("nobody " + words[0]);
        }
    }

    private void request(
            Instant at, String who, String type, String accessPackage, String target, String start, String why) {
        UUID id = story.post(who, at, EM + "assignmentRequests", """
                {"requestType": "%s", "justification": "%s", %s "assignment": {"targetId": "{%s}",
                 "assignmentPolicyId": "{%s-policy}", "accessPackageId": "{%s}"}}
                """.formatted(
                        type,
                        why,
                        start.isEmpty() ? "" : "\"schedule\": {" + start + "},",
                        target,
                        accessPackage,
                        accessPackage));
        story.remember(target + "-" + accessPackage, id);
        approvals.put(target + "-" + accessPackage, EM + "accessPackageAssignmentApprovals/" + id);
    }

    private void giveBack(Instant at, String who, String accessPackage, String why) {
        var assignment = story.get(
                        who, at, EM + "assignmentRequests/{" + who + "-" + accessPackage + "}?$expand=assignment")
                .at("/assignment/id")
                .asString();
        story.post(who, at, EM + "assignmentRequests", """
                {"requestType": "userRemove", "justification": "%s", "assignment": {"id": "%s"}}
                """.formatted(why, assignment));
    }

    /** Every activation names a ticket, whether or not the rules of the group ask for one. */
    private void activate(Instant at, String who, String group, String length, String start, String why) {
        UUID id = story.post(who, at, PIM + "assignmentScheduleRequests", """
                {"action": "selfActivate", "accessId": "member", "groupId": "{%s}", "principalId": "{%s}",
                 "justification": "%s", "ticketInfo": {"ticketNumber": "CH-%d", "ticketSystem": "Harbour desk"},
                 "scheduleInfo": {%s "expiration": {"type": "afterDuration", "duration": "%s"}}}
                """.formatted(
                        group, who, why, 4000 + 3 * approvals.size(), start.isEmpty() ? "" : start + ",", length));
        approvals.put(who + "-" + group, PIM + "assignmentApprovals/" + id);
    }

    private void decide(Instant at, String who, String request, String verb, String why) {
        var stages = Objects.requireNonNull(approvals.get(request), request) + "/stages";
        var mine = story.get(who, at, stages).path("value").values().stream()
                .filter(stage -> stage.path("assignedToMe").asBoolean()
                        && stage.path("status").asString().equals("InProgress"))
                .map(stage -> stage.path("id").asString())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(who + " has no say in " + request));
        story.patch(who, at, stages + "/" + mine, """
                {"reviewResult": "%s", "justification": "%s"}
                """.formatted(verb.equals("approves") ? "Approve" : "Deny", why));
    }

    private static String start(Instant at, Map<String, String> more) {
        var delay = more.get("in");
        return delay == null ? "" : "\"startDateTime\": \"" + at.plus(Duration.parse(delay)) + "\"";
    }

    private static String word(Map<String, String> more, String preposition) {
        return Objects.requireNonNull(more.get(preposition), preposition);
    }
}

package org.latchkey.privileged;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.approval.ApprovalReminderDue;
import org.latchkey.approval.ApprovalStageOpened;
import org.latchkey.approval.Approvals;
import org.latchkey.directory.Access;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.identity.ConsoleLinks;
import org.latchkey.kernel.Call;
import org.latchkey.notification.Notice;
import org.latchkey.notification.Outbox;
import org.latchkey.policy.RolePolicies;
import org.latchkey.policy.RolePolicy;
import org.latchkey.policy.Rule;
import org.latchkey.sql.Sql;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people about the roles of groups, as far as the notification rules of each role's policy say so (<a
 * href="https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-email-notifications">Email
 * notifications in PIM</a>). Administrators of a group are its owners, but not those who only activated that. What a package
 * gives or takes is told by the package.
 */
@Component
class PimNotices {

    private final Sql sql;
    private final Directory directory;
    private final RolePolicies policies;
    private final Approvals approvals;
    private final Outbox outbox;
    private final ConsoleLinks links;

    PimNotices(
            Sql sql,
            Directory directory,
            RolePolicies policies,
            Approvals approvals,
            Outbox outbox,
            ConsoleLinks links) {
        this.sql = sql;
        this.directory = directory;
        this.policies = policies;
        this.approvals = approvals;
        this.outbox = outbox;
        this.links = links;
    }

    /**
     * Something to tell.
     *
     * @param deciders who decides or decided about it; nobody where the administrators do
     * @param end when what it tells of ends; null for never
     */
    private record News(
            PimMail mail,
            Eligible role,
            UUID request,
            @Nullable String reason,
            Set<UUID> deciders,
            @Nullable Instant deadline,
            @Nullable Instant end) {}

    @EventListener
    void on(PimLogged logged) {
        Call call = logged.call();
        List<PimLog.Event> events = logged.events().stream()
                .filter(it -> it.request() != null)
                .filter(it -> PimMail.about(it.activity())
                        .filter(mail -> mail.isToldOf(call.caller(), it.role()))
                        .isPresent())
                .toList();
        if (events.isEmpty()) {
            return;
        }
        Set<UUID> requests =
                events.stream().map(it -> Objects.requireNonNull(it.request())).collect(Collectors.toSet());
        Map<UUID, Instant> ends = ends(call, requests);
        Map<UUID, Set<UUID>> deciders = deciders(call, requests);
        List<News> news = new ArrayList<>();
        for (PimLog.Event event : events) {
            UUID request = Objects.requireNonNull(event.request());
            news.add(new News(
                    PimMail.about(event.activity()).orElseThrow(),
                    event.role(),
                    request,
                    event.reason(),
                    deciders.getOrDefault(request, Set.of()),
                    null,
                    ends.get(request)));
        }
        tell(call, news);
    }

    @EventListener
    void on(ApprovalStageOpened opened) {
        askToDecide(opened.call(), opened.stages());
    }

    @EventListener
    void on(ApprovalReminderDue reminder) {
        askToDecide(reminder.call(), reminder.stages());
    }

    private void askToDecide(Call call, List<ApprovalStageOpened.Opened> all) {
        Map<UUID, ApprovalStageOpened.Opened> stages = all.stream()
                .filter(it -> it.kind().equals(Requests.KIND))
                .collect(Collectors.toMap(ApprovalStageOpened.Opened::approval, it -> it));
        if (stages.isEmpty()) {
            return;
        }
        tell(call, sql.statement(call, """
                select id, group_id, principal_id, access, justification
                from pim_request
                where tenant_id = :tenant
                  and id = any (:ids::uuid[])
                """).bind("ids", stages.keySet()).list(row -> {
            ApprovalStageOpened.Opened stage = Objects.requireNonNull(stages.get(row.id("id")));
            return new News(
                    PimMail.APPROVAL_ASKED,
                    new Eligible(row.id("group_id"), row.id("principal_id"), row.state("access", Access.class)),
                    row.id("id"),
                    row.textOrNull("justification"),
                    stage.approvers(),
                    stage.deadline(),
                    null);
        }));
    }

    /** Tells that an administrator does not let somebody have a role longer, or again. */
    void denied(Call call, Request request) {
        PimMail mail =
                request.side() == Side.ELIGIBILITY ? PimMail.EXTENSION_DENIED : PimMail.ASSIGNED_EXTENSION_DENIED;
        tell(call, List.of(new News(mail, request.role(), request.id(), null, Set.of(), null, null)));
    }

    /** Tells that schedules end soon. */
    void ending(Call call, Collection<Schedule> schedules) {
        tell(
                call,
                schedules.stream()
                        .map(it -> new News(
                                it.type() == ScheduleType.ELIGIBLE ? PimMail.ELIGIBLE_ENDING : PimMail.ASSIGNED_ENDING,
                                it.role(),
                                it.id(),
                                null,
                                Set.of(),
                                null,
                                it.period().end()))
                        .toList());
    }

    private void tell(Call call, List<News> news) {
        if (news.isEmpty()) {
            return;
        }
        Set<UUID> groups = news.stream().map(it -> it.role().group()).collect(Collectors.toSet());
        Map<RolePolicy.Role, Map<String, Rule.Notification>> rules = policies.notifications(call, groups);
        Map<UUID, Set<UUID>> owners = owners(call, groups);
        Map<UUID, DirectoryObject> objects = directory.find(
                call,
                news.stream()
                        .flatMap(it -> Stream.of(it.role().group(), it.role().principal()))
                        .collect(Collectors.toSet()));
        List<Notice> notices = new ArrayList<>();
        for (News one : news) {
            Eligible role = one.role();
            Map<String, Rule.Notification> its =
                    rules.getOrDefault(new RolePolicy.Role(role.group(), role.access()), Map.of());
            Set<UUID> people = new HashSet<>();
            Set<String> addresses = new HashSet<>();
            for (String audience : one.mail().audiences()) {
                Rule.Notification rule = its.get(one.mail().rule(audience));
                if (rule != null && one.mail().passes(rule)) {
                    addresses.addAll(rule.recipients());
                    if (rule.toDefaultRecipients()) {
                        people.addAll(audience(audience, one, owners.getOrDefault(role.group(), Set.of())));
                    }
                }
            }
            notices.add(notice(call, one, objects).to(people).toAddresses(addresses));
        }
        outbox.post(call, notices);
    }

    /** About extensions and renewals the administrators decide. */
    private static Set<UUID> audience(String audience, News news, Set<UUID> owners) {
        return switch (audience) {
            case "Requestor" -> Set.of(news.role().principal());
            case "Approver" -> news.mail().isDecidedByApprovers() ? news.deciders() : owners;
            default -> owners;
        };
    }

    private Notice notice(Call call, News news, Map<UUID, DirectoryObject> objects) {
        return Notice.of(
                        news.mail().template(),
                        "privilegedAccessGroup",
                        news.role().group())
                .fact("person", name(objects, news.role().principal()))
                .fact("group", name(objects, news.role().group()))
                .fact("role", news.role().access() == Access.MEMBER ? "Member" : "Owner")
                .fact("by", call.caller().isUser() ? call.caller().name() : null)
                .fact("reason", news.reason())
                .moment("deadline", news.deadline())
                .moment("end", news.end())
                .day("endDay", news.end())
                .fact("link", link(news));
    }

    private String link(News news) {
        return switch (news.mail()) {
            case APPROVAL_ASKED -> links.approvals();
            case EXTENSION_ASKED, RENEWAL_ASKED, ASSIGNED_EXTENSION_ASKED, ASSIGNED_RENEWAL_ASKED ->
                links.pendingRequests(news.role().group());
            default -> links.myRoles();
        };
    }

    private static String name(Map<UUID, DirectoryObject> objects, UUID id) {
        DirectoryObject object = objects.get(id);
        return object == null ? id.toString() : object.displayName();
    }

    /** When what requests brought about ends; those that end never or brought about nothing are left out. */
    private Map<UUID, Instant> ends(Call call, Set<UUID> requests) {
        record End(UUID request, Instant at) {}
        return sql
                .statement(call, """
                select created_using, max(ends_at) as ends_at
                from pim_schedule
                where tenant_id = :tenant
                  and created_using = any (:requests::uuid[])
                  and ends_at is not null
                group by created_using
                """)
                .bind("requests", requests)
                .list(row -> new End(row.id("created_using"), row.instant("ends_at")))
                .stream()
                .collect(Collectors.toMap(End::request, End::at));
    }

    private Map<UUID, Set<UUID>> deciders(Call call, Set<UUID> requests) {
        return approvals.panels(call, requests).stream()
                .collect(Collectors.toMap(Approvals.Panel::approval, Approvals.Panel::people, (one, other) -> one));
    }

    private Map<UUID, Set<UUID>> owners(Call call, Set<UUID> groups) {
        record Owner(UUID group, UUID person) {}
        return sql
                .statement(call, """
                select m.group_id, m.principal_id
                from active_membership(:now) m
                where m.tenant_id = :tenant
                  and m.group_id = any (:groups::uuid[])
                  and m.access = 'owner'
                  and m.origin <> 'activated'
                """)
                .bind("groups", groups)
                .list(row -> new Owner(row.id("group_id"), row.id("principal_id")))
                .stream()
                .collect(Collectors.groupingBy(Owner::group, Collectors.mapping(Owner::person, Collectors.toSet())));
    }
}

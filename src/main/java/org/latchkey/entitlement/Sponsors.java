package org.latchkey.entitlement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.approval.Approver;
import org.latchkey.audit.AuditLog;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.graph.Keys;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.latchkey.sql.State;
import org.springframework.stereotype.Component;

/**
 * Who speaks for connected organizations, and so may approve what their people ask for (<a
 * href="https://learn.microsoft.com/graph/api/connectedorganization-post-internalsponsors">Add internalSponsors</a>).
 */
@Component
class Sponsors {

    private final Sql sql;
    private final ConnectedOrganizations organizations;
    private final Directory directory;
    private final AuditLog audit;

    Sponsors(Sql sql, ConnectedOrganizations organizations, Directory directory, AuditLog audit) {
        this.sql = sql;
        this.organizations = organizations;
        this.directory = directory;
        this.audit = audit;
    }

    /** Whether a sponsor belongs to the company or to the organization. */
    enum Side implements State {
        INTERNAL,
        EXTERNAL
    }

    /** Saying it twice changes nothing. */
    void addInternal(Call call, Keys keys) {
        add(call, keys, Side.INTERNAL);
    }

    /** Saying it twice changes nothing. */
    void addExternal(Call call, Keys keys) {
        add(call, keys, Side.EXTERNAL);
    }

    void removeInternal(Call call, Keys keys) {
        remove(call, keys, Side.INTERNAL);
    }

    void removeExternal(Call call, Keys keys) {
        remove(call, keys, Side.EXTERNAL);
    }

    private void add(Call call, Keys keys, Side side) {
        ConnectedOrganization organization = organizations.get(call, keys.id(0));
        DirectoryObject sponsor = directory.find(call, List.of(keys.lastId())).get(keys.lastId());
        if (sponsor == null || sponsor.deleted()) {
            throw Problem.of(ProblemCode.RESOURCE_NOT_FOUND);
        }
        if (sponsor.type() == DirectoryObject.Type.SERVICE_PRINCIPAL) {
            throw Problem.badRequest("A sponsor is a user or a group.");
        }
        int added = sql.statement(call, """
                insert into connected_organization_sponsor (tenant_id, organization_id, side, sponsor_id)
                values (:tenant, :organization, :side, :sponsor)
                on conflict do nothing
                """)
                .bind("organization", organization.id())
                .bind("side", side)
                .bind("sponsor", sponsor.id())
                .update();
        if (added > 0) {
            tell(call, "Assign", organization, side, sponsor);
        }
    }

    private void remove(Call call, Keys keys, Side side) {
        ConnectedOrganization organization = organizations.get(call, keys.id(0));
        int removed = sql.statement(call, """
                delete from connected_organization_sponsor
                where tenant_id = :tenant
                  and organization_id = :organization
                  and side = :side
                  and sponsor_id = :sponsor
                """)
                .bind("organization", organization.id())
                .bind("side", side)
                .bind("sponsor", keys.lastId())
                .update();
        DirectoryObject sponsor = directory.find(call, List.of(keys.lastId())).get(keys.lastId());
        if (removed == 0 || sponsor == null) {
            throw Problem.of(ProblemCode.RESOURCE_NOT_FOUND);
        }
        tell(call, "Remove", organization, side, sponsor);
    }

    private void tell(Call call, String verb, ConnectedOrganization organization, Side side, DirectoryObject sponsor) {
        audit.record(
                call,
                List.of(ConnectedOrganizations.entry(
                                "%s user as %s sponsor".formatted(verb, side.text()), "Update", organization)
                        .target(sponsor.target())));
    }

    /** The sponsors of the organizations that guests come from. */
    Map<UUID, List<Sponsor>> of(Call call, Collection<UUID> guests) {
        record Found(UUID guest, Sponsor sponsor) {}
        return sql
                .statement(call, """
                select guest.id, s.side, s.sponsor_id, p.type
                from unnest(:guests::uuid[]) as guest (id)
                cross join organization_of(:tenant, guest.id) o
                join connected_organization_sponsor s
                  on s.tenant_id = :tenant
                  and s.organization_id = o.organization_id
                join principal p
                  on p.tenant_id = :tenant
                  and p.id = s.sponsor_id
                order by guest.id, s.sponsor_id
                """)
                .bind("guests", guests)
                .list(row -> new Found(
                        row.id("id"),
                        new Sponsor(
                                row.state("side", Side.class),
                                row.text("type").equals("group")
                                        ? new Approver.GroupMembers(row.id("sponsor_id"))
                                        : new Approver.SingleUser(row.id("sponsor_id")))))
                .stream()
                .collect(Collectors.groupingBy(Found::guest, Collectors.mapping(Found::sponsor, Collectors.toList())));
    }

    /** A sponsor as an approver. */
    record Sponsor(Side side, Approver approver) {}
}

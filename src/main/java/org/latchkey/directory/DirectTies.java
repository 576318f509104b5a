package org.latchkey.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Taking away what was given by hand, for those who take a role away whole. */
@Component
public class DirectTies {

    private final Sql sql;
    private final MembershipNews news;

    DirectTies(Sql sql, MembershipNews news) {
        this.sql = sql;
        this.news = news;
    }

    /**
     * Ends the rights to some ties that were given by hand, at the call's instant; those too that wait for a deleted group or
     * principal to come back. What other parts of Latchkey gave stays.
     */
    public void end(Call call, Collection<Tie> ties) {
        if (ties.isEmpty()) {
            return;
        }
        List<Tie> list = new ArrayList<>(ties);
        List<Memberships.Noted> ended = sql.statement(call, Memberships.ending("""
                select m.id, m.closed
                from unnest(:groups::uuid[], :principals::uuid[], :accesses::text[]) as w (group_id, principal_id, access)
                join membership m
                  on m.tenant_id = :tenant
                  and m.group_id = w.group_id
                  and m.principal_id = w.principal_id
                  and m.access = w.access
                  and m.origin = 'direct'
                  and (not m.closed or m.restorable)
                for update of m
                """))
                .bind("groups", list.stream().map(Tie::group).toList())
                .bind("principals", list.stream().map(Tie::principal).toList())
                .bind("accesses", list.stream().map(Tie::access).toList())
                .list(Memberships::noted);
        Set<Grant> lost = ended.stream()
                .filter(Memberships.Noted::decisive)
                .map(Memberships.Noted::grant)
                .collect(Collectors.toSet());
        news.lost(call, lost);
    }
}

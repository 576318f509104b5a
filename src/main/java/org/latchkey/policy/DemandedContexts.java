package org.latchkey.policy;

import org.latchkey.authentication.ContextUse;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Which authentication contexts the rules of groups ask for. */
@Component
class DemandedContexts implements ContextUse {

    private final Sql sql;

    DemandedContexts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean isAskedFor(Call call, String context) {
        return sql.statement(call, """
                select exists (
                  select
                  from role_policy_rule r
                  where r.tenant_id = :tenant
                    and r.id = :rule
                    and r.rule ->> 'isEnabled' = 'true'
                    and r.rule ->> 'claimValue' = :context
                )
                """)
                .bind("rule", RuleId.AUTHENTICATION_CONTEXT_END_USER_ASSIGNMENT.text())
                .bind("context", context)
                .isTrue();
    }
}

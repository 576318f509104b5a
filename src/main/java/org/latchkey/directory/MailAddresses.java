package org.latchkey.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.latchkey.kernel.Call;
import org.latchkey.notification.AddressBook;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Where users get their mail: at their mail property, else their first other address, else a member's principal name. */
@Component
class MailAddresses implements AddressBook {

    private final Sql sql;

    MailAddresses(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<UUID, String> addresses(Call call, Collection<UUID> people) {
        record Entry(UUID id, String address) {}
        Map<UUID, String> addresses = new HashMap<>();
        sql.statement(call, """
                select u.id, u.address
                from (
                  select id,
                    coalesce(
                      nullif(mail, ''),
                      nullif(other_mails[1], ''),
                      case when coalesce(lower(user_type), 'member') <> 'guest' then user_principal_name end) as address
                  from directory_object
                  where tenant_id = :tenant
                    and id = any (:people::uuid[])
                    and type = 'user'
                    and deleted_date_time is null
                    and account_enabled
                ) u
                where u.address is not null
                """)
                .bind("people", people)
                .list(row -> new Entry(row.id("id"), row.text("address")))
                .forEach(it -> addresses.put(it.id(), it.address()));
        return addresses;
    }
}

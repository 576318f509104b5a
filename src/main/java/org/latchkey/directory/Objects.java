package org.latchkey.directory;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writing rows of the directory's table, whatever their kind. The checks are done by then. */
@Component
class Objects {

    /** What a row has that nobody gave. */
    private static final String BLANK = """
            {"proxy_addresses": [], "business_phones": [], "other_mails": [], "identities": [], "group_types": [],
             "resource_behavior_options": [], "resource_provisioning_options": [], "info_catalogs": [], "app_roles": [],
             "oauth2_permission_scopes": [],
             "tags": [], "alternative_names": [], "reply_urls": [], "service_principal_names": [],
             "notification_email_addresses": []}""";

    private final Sql sql;

    Objects(Sql sql) {
        this.sql = sql;
    }

    /** A row before and after a change, by column. */
    record Changed(JsonNode before, JsonNode after) {

        /** Adds what differs to an audit entry's last target. */
        AuditEntry tell(AuditEntry entry) {
            AuditEntry told = entry;
            for (Map.Entry<String, JsonNode> column : after.properties()) {
                JsonNode old = before.get(column.getKey());
                if (old != null && !old.equals(column.getValue())) {
                    told = told.change(Columns.property(column.getKey()), value(old), value(column.getValue()));
                }
            }
            return told;
        }

        private static @Nullable Object value(JsonNode node) {
            return node.isNull() ? null : node;
        }
    }

    /** Adds objects of one kind; each row brings its {@code id} and what it has, by column. */
    void insert(Call call, DirectoryObject.Type type, Collection<Map<String, @Nullable Object>> rows) {
        sql.statement(call, """
                insert into directory_object
                select filled.*
                from jsonb_array_elements(:rows::jsonb) given,
                  jsonb_populate_record(
                    null::directory_object,
                    :blank::jsonb || jsonb_strip_nulls(given)
                    || jsonb_build_object(
                      'tenant_id', :tenant::uuid, 'type', :type::text, 'created_date_time', :now::timestamptz)) filled
                """)
                .bind("rows", Columns.json(rows))
                .bind("blank", BLANK)
                .bind("type", type)
                .update();
    }

    /**
     * Changes columns of one object that is not deleted.
     *
     * @throws Problem 404 when there is none
     */
    Changed update(Call call, DirectoryObject.Type type, UUID id, Map<String, @Nullable Object> columns) {
        return sql.statement(call, """
                with before as (
                  select o.tenant_id, o.id, to_jsonb(o) - 'search_words' as content
                  from directory_object o
                  where o.tenant_id = :tenant
                    and o.id = :id
                    and o.type = :type
                    and o.deleted_date_time is null
                  for update
                ), changed as (
                  update directory_object o
                  set (
                    display_name, mail, mail_nickname, proxy_addresses, preferred_data_location, preferred_language,
                    account_enabled, user_principal_name, given_name, surname, job_title, office_location, mobile_phone,
                    business_phones, department, company_name, employee_id, employee_type, employee_hire_date,
                    employee_leave_date_time, employee_org_data, city, state, country, street_address, postal_code,
                    usage_location, fax_number, other_mails, user_type, identities, password_policies,
                    last_password_change_date_time, sign_in_sessions_valid_from_date_time, age_group,
                    consent_provided_for_minor, show_in_address_list, on_premises_immutable_id,
                    on_premises_extension_attributes, description, security_enabled, group_types, membership_rule,
                    membership_rule_processing_state, visibility, unique_name, classification, theme, renewed_date_time,
                    info_catalogs, app_roles, tags, alternative_names, reply_urls, service_principal_names,
                    notification_email_addresses) = (
                    select
                      n.display_name, n.mail, n.mail_nickname, n.proxy_addresses, n.preferred_data_location,
                      n.preferred_language, n.account_enabled, n.user_principal_name, n.given_name, n.surname,
                      n.job_title, n.office_location, n.mobile_phone, n.business_phones, n.department, n.company_name,
                      n.employee_id, n.employee_type, n.employee_hire_date, n.employee_leave_date_time,
                      n.employee_org_data, n.city, n.state, n.country, n.street_address, n.postal_code,
                      n.usage_location, n.fax_number, n.other_mails, n.user_type, n.identities, n.password_policies,
                      n.last_password_change_date_time, n.sign_in_sessions_valid_from_date_time, n.age_group,
                      n.consent_provided_for_minor, n.show_in_address_list, n.on_premises_immutable_id,
                      n.on_premises_extension_attributes, n.description, n.security_enabled, n.group_types,
                      n.membership_rule, n.membership_rule_processing_state, n.visibility, n.unique_name, n.classification, n.theme,
                      n.renewed_date_time, n.info_catalogs, n.app_roles, n.tags, n.alternative_names, n.reply_urls,
                      n.service_principal_names, n.notification_email_addresses
                    from jsonb_populate_record(o, :columns::jsonb) n)
                  from before
                  where o.tenant_id = before.tenant_id
                    and o.id = before.id
                  returning to_jsonb(o) - 'search_words' as content
                )
                select before.content::text as before, changed.content::text as after
                from before, changed
                """)
                .bind("id", id)
                .bind("type", type)
                .bind("columns", Columns.json(columns))
                .optional(row -> new Changed(Columns.tree(row.text("before")), Columns.tree(row.text("after"))))
                .orElseThrow(() -> Problem.notFound(id.toString()));
    }
}

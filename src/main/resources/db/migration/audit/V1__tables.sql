-- What changed access, and who did it. Rows are added in the transaction of the change and never updated.
create table audit_entry (
  tenant_id             uuid not null references tenant on delete cascade,
  id                    uuid not null,
  activity_date_time    timestamptz not null,
  activity_display_name text not null,
  category              text not null,
  correlation_id        uuid not null,
  logged_by_service     text not null,
  operation_type        text,
  result                text not null check (result in ('success', 'failure', 'timeout')),
  result_reason         text,
  -- the wire's form of initiatedBy, targetResources and additionalDetails
  initiated_by          jsonb not null,
  target_resources      jsonb not null,
  additional_details    jsonb not null,
  primary key (tenant_id, id)
);

create index audit_entry_time on audit_entry (tenant_id, activity_date_time desc, id);
create index audit_entry_activity on audit_entry (tenant_id, lower(activity_display_name) text_pattern_ops, activity_date_time desc);
create index audit_entry_failure on audit_entry (tenant_id, result, activity_date_time desc) where result <> 'success';
create index audit_entry_category on audit_entry (tenant_id, lower(category), activity_date_time desc);
create index audit_entry_service on audit_entry (tenant_id, lower(logged_by_service), activity_date_time desc);
create index audit_entry_correlation on audit_entry (tenant_id, correlation_id);
create index audit_entry_user on audit_entry (tenant_id, lower(initiated_by -> 'user' ->> 'id'), activity_date_time desc);
create index audit_entry_user_name on audit_entry (tenant_id, lower(initiated_by -> 'user' ->> 'displayName') text_pattern_ops);
create index audit_entry_user_principal_name
  on audit_entry (tenant_id, lower(initiated_by -> 'user' ->> 'userPrincipalName') text_pattern_ops);
create index audit_entry_app on audit_entry (tenant_id, lower(initiated_by -> 'app' ->> 'appId'), activity_date_time desc);
create index audit_entry_app_name on audit_entry (tenant_id, lower(initiated_by -> 'app' ->> 'displayName') text_pattern_ops);

-- Users, groups and service principals: one table, since every link of the directory leads to any of them.
create table directory_object (
  tenant_id                             uuid not null references tenant on delete cascade,
  id                                    uuid not null,
  type                                  text not null check (type in ('user', 'group', 'servicePrincipal')),
  display_name                          text not null,
  created_date_time                     timestamptz not null,
  -- set while it waits for its restoration or its end; such a row is seen among the deleted items only
  deleted_date_time                     timestamptz,

  -- users and groups
  mail                                  text,
  mail_nickname                         text,
  proxy_addresses                       text[] not null default '{}',
  preferred_data_location               text,
  preferred_language                    text,

  -- users and service principals
  account_enabled                       boolean,

  -- users
  user_principal_name                   text,
  given_name                            text,
  surname                               text,
  job_title                             text,
  office_location                       text,
  mobile_phone                          text,
  business_phones                       text[] not null default '{}',
  department                            text,
  company_name                          text,
  employee_id                           text,
  employee_type                         text,
  employee_hire_date                    timestamptz,
  employee_leave_date_time              timestamptz,
  employee_org_data                     jsonb,
  city                                  text,
  state                                 text,
  country                               text,
  street_address                        text,
  postal_code                           text,
  usage_location                        text,
  fax_number                            text,
  other_mails                           text[] not null default '{}',
  user_type                             text,
  external_user_state                   text,
  external_user_state_change_date_time  timestamptz,
  creation_type                         text,
  identities                            jsonb not null default '[]',
  password_policies                     text,
  last_password_change_date_time        timestamptz,
  sign_in_sessions_valid_from_date_time timestamptz,
  age_group                             text,
  consent_provided_for_minor            text,
  show_in_address_list                  boolean,
  is_resource_account                   boolean,

  -- what a synchronisation would write
  on_premises_sync_enabled              boolean,
  on_premises_immutable_id              text,
  on_premises_sam_account_name          text,
  on_premises_domain_name               text,
  on_premises_distinguished_name        text,
  on_premises_net_bios_name             text,
  on_premises_security_identifier       text,
  on_premises_user_principal_name       text,
  on_premises_last_sync_date_time       timestamptz,
  on_premises_extension_attributes      jsonb,

  -- groups
  description                           text,
  mail_enabled                          boolean,
  security_enabled                      boolean,
  group_types                           text[] not null default '{}',
  is_assignable_to_role                 boolean,
  membership_rule                       text,
  membership_rule_processing_state      text,
  visibility                            text,
  unique_name                           text,
  classification                        text,
  theme                                 text,
  renewed_date_time                     timestamptz,
  resource_behavior_options             text[] not null default '{}',
  resource_provisioning_options         text[] not null default '{}',
  info_catalogs                         text[] not null default '{}',

  -- service principals
  app_id                                uuid,
  app_roles                             jsonb not null default '[]',
  tags                                  text[] not null default '{}',
  alternative_names                     text[] not null default '{}',
  reply_urls                            text[] not null default '{}',
  service_principal_names               text[] not null default '{}',
  notification_email_addresses          text[] not null default '{}',

  primary key (tenant_id, id)
);

-- A name is free again when its owner is deleted; restoring finds out whether it still is.
create unique index user_principal_name_is_taken
  on directory_object (tenant_id, lower(user_principal_name))
  where type = 'user' and deleted_date_time is null;
create unique index user_mail_is_taken
  on directory_object (tenant_id, lower(mail))
  where type = 'user' and mail is not null and deleted_date_time is null;
create unique index mail_nickname_is_taken
  on directory_object (tenant_id, lower(mail_nickname))
  where type = 'group' and mail_enabled and deleted_date_time is null;
create unique index unique_name_is_taken
  on directory_object (tenant_id, lower(unique_name))
  where unique_name is not null and deleted_date_time is null;
create unique index app_id_is_taken
  on directory_object (tenant_id, app_id)
  where app_id is not null and deleted_date_time is null;

create index directory_object_name on directory_object (tenant_id, type, lower(display_name) text_pattern_ops, id);
create index directory_object_type on directory_object (tenant_id, type, id) where deleted_date_time is null;
create index directory_object_deleted on directory_object (tenant_id, deleted_date_time) where deleted_date_time is not null;
create index directory_object_created on directory_object (tenant_id, type, created_date_time);
create index directory_object_mail on directory_object (tenant_id, type, lower(mail) text_pattern_ops) where mail is not null;
create index directory_object_mail_nickname on directory_object (tenant_id, type, lower(mail_nickname) text_pattern_ops);
create index directory_object_description
  on directory_object (tenant_id, lower(description) text_pattern_ops) where description is not null;
create index directory_object_proxy_addresses on directory_object using gin (proxy_addresses) where proxy_addresses <> '{}';
create index user_principal_name_order on directory_object (tenant_id, lower(user_principal_name) text_pattern_ops) where type = 'user';
create index user_given_name on directory_object (tenant_id, lower(given_name) text_pattern_ops) where given_name is not null;
create index user_surname on directory_object (tenant_id, lower(surname) text_pattern_ops) where surname is not null;
create index user_job_title on directory_object (tenant_id, lower(job_title) text_pattern_ops) where job_title is not null;
create index user_department on directory_object (tenant_id, lower(department) text_pattern_ops) where department is not null;
create index user_company_name on directory_object (tenant_id, lower(company_name) text_pattern_ops) where company_name is not null;
create index user_employee_id on directory_object (tenant_id, lower(employee_id) text_pattern_ops) where employee_id is not null;
create index user_city on directory_object (tenant_id, lower(city) text_pattern_ops) where city is not null;
create index user_state on directory_object (tenant_id, lower(state) text_pattern_ops) where state is not null;
create index user_country on directory_object (tenant_id, lower(country) text_pattern_ops) where country is not null;
create index user_usage_location on directory_object (tenant_id, lower(usage_location) text_pattern_ops) where usage_location is not null;
create index user_office_location on directory_object (tenant_id, lower(office_location) text_pattern_ops) where office_location is not null;
create index user_employee_type on directory_object (tenant_id, lower(employee_type) text_pattern_ops) where employee_type is not null;
create index user_mobile_phone on directory_object (tenant_id, lower(mobile_phone) text_pattern_ops) where mobile_phone is not null;
create index user_other_mails on directory_object using gin (other_mails) where other_mails <> '{}';
create index user_type on directory_object (tenant_id, lower(user_type)) where user_type is not null;
create index user_account on directory_object (tenant_id, account_enabled) where type = 'user';
create index group_kind on directory_object (tenant_id, mail_enabled, security_enabled) where type = 'group';
create index group_group_types on directory_object using gin (group_types) where type = 'group';
create index group_assignable on directory_object (tenant_id, is_assignable_to_role) where is_assignable_to_role;

-- A password is a hash and nothing else, and lives where no read of a user comes by.
create table password (
  tenant_id            uuid not null,
  user_id              uuid not null,
  hash                 text not null,
  must_change          boolean not null,
  must_change_with_mfa boolean not null,
  changed_at           timestamptz not null,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references directory_object on delete cascade
);

-- Who is in a group or owns it, from when until when, and by what right. A tie may have several rights at once.
create table membership (
  tenant_id    uuid not null,
  id           uuid not null,
  group_id     uuid not null,
  principal_id uuid not null,
  access       text not null check (access in ('member', 'owner')),
  origin       text not null check (origin in ('direct', 'assigned', 'activated', 'package')),
  -- what gave it: a schedule, an assignment of a package; the nil id for a direct one
  source_id    uuid not null,
  starts_at    timestamptz not null,
  -- it holds in [starts_at, ends_at), whether or not somebody has closed it
  ends_at      timestamptz,
  -- its end has been noted: audited and told
  closed       boolean not null default false,
  -- closed by the deletion of the group or the principal, and until when it would have held
  restorable   boolean not null default false,
  restored_end timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, group_id) references directory_object on delete cascade,
  foreign key (tenant_id, principal_id) references directory_object on delete cascade,
  check (ends_at >= starts_at)
);

create unique index membership_is_granted
  on membership (tenant_id, group_id, principal_id, access, origin, source_id)
  where not closed;
create index membership_group on membership (tenant_id, group_id, access, principal_id);
create index membership_principal on membership (tenant_id, principal_id, access, group_id);
create index membership_source on membership (tenant_id, origin, source_id);
create index membership_restorable on membership (tenant_id, group_id, principal_id) where restorable;

-- A user's manager.
create table manager (
  tenant_id  uuid not null,
  user_id    uuid not null,
  manager_id uuid not null,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references directory_object on delete cascade,
  foreign key (tenant_id, manager_id) references directory_object on delete cascade,
  constraint nobody_manages_themselves check (manager_id <> user_id)
);

create index manager_reports on manager (tenant_id, manager_id, user_id);

-- Who holds a directory role over the whole tenant; a group's members hold what it holds.
create table directory_role_assignment (
  tenant_id    uuid not null,
  template_id  uuid not null,
  principal_id uuid not null,
  constraint role_is_assigned primary key (tenant_id, template_id, principal_id),
  foreign key (tenant_id, principal_id) references directory_object on delete cascade
);

create index directory_role_assignment_principal on directory_role_assignment (tenant_id, principal_id, template_id);

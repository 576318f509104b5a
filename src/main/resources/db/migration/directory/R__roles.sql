-- The sixteen bytes of an id in the layout that Windows gives a GUID: its first three numbers are little-endian.
create or replace function guid_bytes(id uuid)
returns bytea
language sql
immutable
as $$
  select substr(b, 4, 1) || substr(b, 3, 1) || substr(b, 2, 1) || substr(b, 1, 1)
    || substr(b, 6, 1) || substr(b, 5, 1)
    || substr(b, 8, 1) || substr(b, 7, 1)
    || substr(b, 9)
  from (values (uuid_send(id))) as v (b)
$$;

-- One of the four unsigned little-endian numbers in those bytes.
create or replace function guid_number(bytes bytea, place integer)
returns text
language sql
immutable
as $$
  select (
    get_byte(bytes, place)::bigint
    + (get_byte(bytes, place + 1)::bigint << 8)
    + (get_byte(bytes, place + 2)::bigint << 16)
    + (get_byte(bytes, place + 3)::bigint << 24))::text
$$;

-- The security identifier of a cloud object: S-1-12-1 and the four numbers of its id.
create or replace function security_identifier(id uuid)
returns text
language sql
immutable
as $$
  select 'S-1-12-1-' || guid_number(b, 0) || '-' || guid_number(b, 4) || '-' || guid_number(b, 8) || '-' || guid_number(b, 12)
  from (values (guid_bytes(id))) as v (b)
$$;

-- The id of a role assignment over the whole tenant.
create or replace function role_assignment_id(role uuid, principal uuid)
returns text
language sql
immutable
as $$
  select rtrim(translate(encode(guid_bytes(role) || guid_bytes(principal), 'base64'), '+/', '-_'), '=') || '-1'
$$;

-- The built-in roles, in every tenant the same.
create or replace view role_definition as
select
  clock.tenant_id,
  role.id,
  role.display_name,
  role.description,
  null::timestamptz as deleted_date_time
from tenant_clock clock
cross join (
  values
    ('62e90394-69f5-4237-9190-012177145e10'::uuid, 'Global Administrator', 'May do everything.'),
    ('e8611ab8-c189-46e8-94e1-60213ab1f814'::uuid, 'Privileged Role Administrator', 'Assigns directory roles and manages groups that hold them.'),
    ('45d8d3c5-c802-45c6-b32a-1d70b5e1e86e'::uuid, 'Identity Governance Administrator', 'Manages access through packages, reviews and just-in-time membership.'),
    ('fdd7a751-b60b-444a-984c-02652fe8fa1c'::uuid, 'Groups Administrator', 'Manages groups.'),
    ('fe930be7-5e62-47db-91af-98c3a49a38b1'::uuid, 'User Administrator', 'Manages users and groups.'),
    ('9360feb5-f418-4baa-8175-e2a00bac4301'::uuid, 'Directory Writers', 'Writes basic directory information.'),
    ('88d8e3e3-8f55-4a1e-953a-9b9898b8876b'::uuid, 'Directory Readers', 'Reads basic directory information.'),
    ('f2ef992c-3afb-46b9-b7cf-a126ee74c451'::uuid, 'Global Reader', 'Reads what a Global Administrator can.'),
    ('5d6b6bb7-de71-4623-b4af-96380a352509'::uuid, 'Security Reader', 'Reads security information and reports.'),
    ('194ae4cb-b126-40b2-bd5b-6091b380977d'::uuid, 'Security Administrator', 'Reads security information and manages its settings.'),
    ('5f2222b1-57c3-48ba-8ad5-d4759f1fde6f'::uuid, 'Security Operator', 'Reads security information and handles security events.'),
    ('4a5d8f65-41da-4de4-8968-e035b65339cf'::uuid, 'Reports Reader', 'Reads sign-in and audit reports.'),
    ('729827e3-9c14-49f7-bb1b-9608f156bbb8'::uuid, 'Helpdesk Administrator', 'Resets passwords of people without a directory role.'),
    ('7be44c8a-adaf-4e2a-84d6-ab2649e08a13'::uuid, 'Privileged Authentication Administrator', 'Changes what anybody signs in with.'),
    ('29232cdf-9323-42fd-ade2-1d097af3e4de'::uuid, 'Exchange Administrator', 'Manages Microsoft 365 groups.'),
    ('59d46f88-662b-457b-bceb-5c3809e5908f'::uuid, 'Lifecycle Workflows Administrator', 'Manages lifecycle workflows.'),
    ('9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3'::uuid, 'Application Administrator', 'Manages applications.'),
    ('158c047a-c907-4556-b7ef-446551a6b5f7'::uuid, 'Cloud Application Administrator', 'Manages applications, except their proxies.'),
    ('c4e39bd9-1100-46d3-8c65-fb160da0071f'::uuid, 'Authentication Administrator', 'Changes what people without a directory role sign in with.'),
    ('0526716b-113d-4c15-b2c8-68e3c22b9f80'::uuid, 'Authentication Policy Administrator', 'Says what the methods are like that people sign in with.'),
    ('b1be1c3e-b65d-4f19-8427-f6fa0d97feb9'::uuid, 'Conditional Access Administrator', 'Manages conditional access.'),
    ('17315797-102d-40b4-93e0-432062caca18'::uuid, 'Compliance Administrator', 'Manages compliance settings and reports.'),
    ('4d6ac14f-3453-41d0-bef9-a3e0c569773a'::uuid, 'License Administrator', 'Manages licences of users and groups.'),
    ('966707d0-3269-4727-9be2-8c3a10f19b9d'::uuid, 'Password Administrator', 'Resets passwords of people without a directory role.'),
    ('95e79109-95c0-4d8e-aee3-d01accf2d47b'::uuid, 'Guest Inviter', 'Invites guests.'),
    ('3a2c62db-5318-420d-8d74-23affee5d9d5'::uuid, 'Intune Administrator', 'Manages devices.'),
    ('f28a1f50-f6e7-4571-818b-6a12f2af6b6c'::uuid, 'SharePoint Administrator', 'Manages sites.'),
    ('69091246-20e8-4a56-aa4d-066075b2a7a8'::uuid, 'Teams Administrator', 'Manages teams.'),
    ('b0f54661-2d74-4c50-afa3-1ec803f12efe'::uuid, 'Billing Administrator', 'Manages billing.'),
    ('8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2'::uuid, 'Hybrid Identity Administrator', 'Manages synchronisation with other directories.'),
    ('8329153b-31d0-4727-b945-745eb3bc5f31'::uuid, 'Domain Name Administrator', 'Manages domain names.'),
    ('be2f45a1-457d-42af-a067-6ec1fa63bc45'::uuid, 'External Identity Provider Administrator', 'Says which other OpenID providers are trusted.')
) as role (id, display_name, description);

-- Who holds which role, while the holder is there.
create or replace view role_assignment as
select
  a.tenant_id,
  role_assignment_id(a.template_id, a.principal_id) as id,
  a.template_id as role_definition_id,
  a.principal_id
from directory_role_assignment a
join directory_object o
  on o.tenant_id = a.tenant_id
  and o.id = a.principal_id
  and o.deleted_date_time is null;

-- Everything that can stand in a link to directory objects: the table's rows that are not deleted, and the built-in roles.
create or replace view directory_item as
select o.*
from directory_object o
where o.deleted_date_time is null
union all
select
  -- in the order of the table; what is no name is not a role's
  r.tenant_id, r.id, 'directoryRole', r.display_name, null, null, null, null, '{}', null, null, null, null, null,
  null, null, null, null, '{}', null, null, null, null, null, null, null, null, null, null, null, null, null, null,
  '{}', null, null, null, null, '[]', null, null, null, null, null, null, null, null, null, null, null, null, null,
  null, null, null, null, r.description, null, null, '{}', null, null, null, null, null, null, null, null, '{}',
  '{}', '{}', null, '[]', '{}', '{}', '{}', '{}', '{}', '[]',
  search_vector(r.tenant_id, 'n', r.display_name) || search_vector(r.tenant_id, 'd', r.description), null
from role_definition r;

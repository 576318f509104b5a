-- How far each tenant's clock is ahead of the system's, for those who compare due instants across tenants.
create or replace view tenant_clock as
select
  tenant_id,
  clock_offset
from tenant;

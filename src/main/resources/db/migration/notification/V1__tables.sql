-- Something that people are told: its words, once, however many they are. Of a secret only the subject is kept.
create table notice (
  tenant_id  uuid not null references tenant on delete cascade,
  id         uuid not null,
  -- which mail it is, and the object it speaks of, as type/id
  template   text not null,
  about      text not null,
  subject    text not null,
  text       text,
  html       text,
  -- by the tenant's clock
  created_at timestamptz not null,
  -- by the real one, like every instant of a mail
  queued_at  timestamptz not null,
  primary key (tenant_id, id)
);

create index notice_queued on notice (queued_at);

-- One mail to one address, on its way or not.
create table notice_mail (
  tenant_id    uuid not null,
  id           uuid not null,
  number       bigint not null generated always as identity,
  notice_id    uuid not null,
  -- null for an address that belongs to nobody of the tenant
  recipient_id uuid,
  address      text not null,
  state        text not null check (state in ('held', 'due', 'sent', 'failed')),
  -- when it is to be sent, or tried again; while somebody sends it, when they have lost it
  due_at       timestamptz,
  attempts     integer not null,
  last_error   text,
  sent_at      timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, notice_id) references notice on delete cascade
);

create unique index notice_mail_once on notice_mail (tenant_id, notice_id, lower(address));
create index notice_mail_due on notice_mail (due_at) where state = 'due';
create index notice_mail_failed on notice_mail (state) where state = 'failed';
create index notice_mail_to on notice_mail (tenant_id, lower(address), number);
create index notice_mail_order on notice_mail (tenant_id, number);

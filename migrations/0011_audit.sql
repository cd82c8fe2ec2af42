-- Who of the staff did or read what: rows are only added, and each carries the hash of the one before it.
create table audit (
  city_id text not null,
  seq bigint not null,
  at timestamptz not null,
  actor_id text,                  -- null for a command of the operator or a job
  actor_role text not null check (actor_role in ('moderator', 'responder', 'administrator', 'operator', 'system')),
  action text not null,
  inquiry_id uuid,                -- whose inquiry was touched, where it was one
  subject text check (subject !~ '[\n\r]'),
  hash bytea not null,
  primary key (city_id, seq)
);
-- "Who touched my inquiry, and when."
create index audit_inquiry on audit (city_id, inquiry_id, seq) where inquiry_id is not null;

-- Where each city's chain ends. The row is locked by the one who appends, so numbers have no gaps.
create table audit_head (
  city_id text primary key,
  seq bigint not null,
  hash bytea not null
);

-- What a row's hash covers: the hash before it and every column, a line each. The same lines as server/src/audit/chain.ts.
create function audit_append(city text, actor text, role text, what text, inquiry uuid, about text)
returns bigint language plpgsql as $$
declare
  head audit_head;
  now_here timestamptz;
  line text;
begin
  insert into audit_head values (city, 0, '\x') on conflict do nothing;
  select * into head from audit_head where city_id = city for update;
  -- The clock, not the start of the transaction: under the lock it never runs backwards along the chain.
  now_here := clock_timestamp();
  line := concat_ws(E'\n', city, head.seq + 1, to_char(now_here at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    coalesce(actor, '-'), role, what, coalesce(inquiry::text, '-'), coalesce(about, '-'));
  head.hash := sha256(head.hash || convert_to(line, 'UTF8'));
  insert into audit values (city, head.seq + 1, now_here, actor, role, what, inquiry, about, head.hash);
  update audit_head set seq = head.seq + 1, hash = head.hash where city_id = city;
  return head.seq + 1;
end $$;

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is only added to';
end $$;
create trigger audit_keep before update or delete on audit for each row execute function audit_refuse();
create trigger audit_keep_all before truncate on audit for each statement execute function audit_refuse();

-- Who may do what changes with a row, whoever changes it: a page, a command, or a hand in the database.
create function audit_role() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform audit_append(old.city_id, null, 'system', 'role-taken', null, old.staff_id || ' ' || old.role);
  end if;
  if tg_op <> 'DELETE' then
    perform audit_append(new.city_id, null, 'system', 'role-given', null, new.staff_id || ' ' || new.role);
  end if;
  return null;
end $$;
create trigger membership_audit after insert or update or delete on membership
  for each row execute function audit_role();

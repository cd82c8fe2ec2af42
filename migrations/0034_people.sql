-- Rights over others are given by two people, who leaves is gone at once, and a fresh code stands before what matters most.

-- An administrator, an officer, a head: an invitation opens nothing before somebody else than who made it has agreed.
alter table invitation
  add column decided_by text references "user" on delete set null,
  -- The platform operator agrees without an account: then decided_by is null.
  add column approved_at timestamptz,
  add constraint invitation_two_people check (decided_by <> invited_by);
-- Those sent before this rule stand as they were sent.
update invitation set approved_at = created_at where role in ('administrator', 'officer', 'head');
alter table invitation add constraint invitation_approved
  check (accepted_at is null or approved_at is not null or role in ('moderator', 'responder'));

-- When a session gave the second factor last: grants, exports, hiding much ask whether that was within five minutes.
create table fresh_factor (
  session_id text primary key references "session" on delete cascade,
  at timestamptz not null default now()
);

-- Mailboxes that somebody could open who can no longer: copied seeds stay copied, so each wants a next version.
create table mailbox_left (
  city_id text not null,
  kind text not null,
  scope_id text not null,
  ver int not null,
  staff_id text not null,
  left_at timestamptz not null default now(),
  primary key (city_id, kind, scope_id, ver, staff_id),
  foreign key (city_id, kind, scope_id, ver) references mailbox on delete cascade
);

create or replace function membership_keys() returns trigger language plpgsql as $$
begin
  with gone as (
    delete from mailbox_member m
     where m.city_id = old.city_id and m.holder_kind = 'staff' and m.holder_id = old.staff_id
       and not exists (select from membership r where r.city_id = m.city_id and r.staff_id = m.holder_id
         and (m.kind = 'moderation' and r.role = 'moderator' or m.kind = 'beat' and r.role in ('officer', 'head')
           or m.kind = 'oversight' and r.role = 'head'))
    returning m.city_id, m.kind, m.scope_id, m.ver, m.holder_id, m.approved_by
  )
  insert into mailbox_left (city_id, kind, scope_id, ver, staff_id)
  select g.city_id, g.kind, g.scope_id, g.ver, g.holder_id from gone g
    join mailbox b on b.city_id = g.city_id and b.kind = g.kind and b.scope_id = g.scope_id and b.ver = g.ver
   where b.state = 'active' and g.approved_by is not null
  on conflict do nothing;
  return null;
end $$;

-- "What did this person do here": an administrator asks of a month.
create index audit_actor on audit (city_id, actor_id, at) where actor_id is not null;

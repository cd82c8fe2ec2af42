-- Administrators are written to about archives, each in the language of their invitation; and one that failed says why.

alter table membership add column language text not null default 'uk' check (language in ('uk', 'en'));
update membership m set language = n.language
  from invitation n join "user" u on u.email = n.email
 where n.city_id = m.city_id and n.role = m.role and u.id = m.staff_id and n.accepted_at is not null;

alter table archive_request
  -- When the others were asked for the second word.
  add column told_at timestamptz,
  -- Of the last try that went wrong; null where whoever tried died.
  add column why text check (why in ('disk-full', 'file-unreadable', 'unexpected', 'interrupted'));

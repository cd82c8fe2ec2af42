-- What the code promises, the schema keeps: after forwarding no moderator's wrap, nothing in epoch 0, nobody but the
-- two who write to each other; a letter about the officer never has the beat's wrap.
create function letter_wrap_rule() returns trigger language plpgsql as $$
declare
  held letter;
begin
  select * into held from letter where city_id = new.city_id and id = new.letter_id;
  if held.forwarded_at is not null and new.box like 'moderation:%' then
    raise exception 'a forwarded letter has no moderator' using errcode = 'check_violation';
  end if;
  if held.route = 'oversight' and new.box like 'beat:%' then
    raise exception 'a letter about the officer is not for the beat' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger letter_wrap_rule before insert or update on letter_wrap for each row execute function letter_wrap_rule();
create trigger capsule_wrap_rule before insert or update on capsule_wrap for each row execute function letter_wrap_rule();

create function letter_message_rule() returns trigger language plpgsql as $$
declare
  held letter;
  latest int;
begin
  select * into held from letter where city_id = new.city_id and id = new.letter_id;
  if held.forwarded_at is null then return new; end if;
  select coalesce(max(epoch), 0) into latest from letter_epoch where city_id = new.city_id and letter_id = new.letter_id;
  if new.epoch < 1 or new.epoch <> latest or new.role = 'moderator' then
    raise exception 'a forwarded letter is written in its latest epoch, by the resident or the officer'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger letter_message_rule before insert on letter_message for each row execute function letter_message_rule();

create function letter_refuse() returns trigger language plpgsql as $$
begin
  -- Erasure takes the whole letter with everything in it; nothing of it is ever rewritten.
  raise exception 'what was written stays as it was' using errcode = 'check_violation';
end $$;
create trigger letter_message_keep before update on letter_message for each row execute function letter_refuse();
create trigger letter_event_keep before update on letter_event for each row execute function letter_refuse();
create trigger letter_epoch_keep before update on letter_epoch for each row execute function letter_refuse();

create function letter_final() returns trigger language plpgsql as $$
begin
  if old.forwarded_at is not null and new.forwarded_at is distinct from old.forwarded_at then
    raise exception 'forwarding is final' using errcode = 'check_violation';
  end if;
  if (new.id, new.track, new.route, new.addressee, new.dir_serial, new.res_box_pk, new.res_sig_pk, new.commit0,
      new.commit_id, new.received_at) is distinct from (old.id, old.track, old.route, old.addressee, old.dir_serial,
      old.res_box_pk, old.res_sig_pk, old.commit0, old.commit_id, old.received_at) then
    raise exception 'what a letter is stays as it was' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger letter_final before update on letter for each row execute function letter_final();

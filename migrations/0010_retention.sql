-- What residents wrote may go while their inquiry stays: see docs/decisions/0005-retention.md.

alter table inquiry_original alter column text drop not null;
alter table inquiry_original drop constraint inquiry_original_check;
alter table inquiry_original add constraint inquiry_original_place
  check (text is null or address is not null or exact_point is not null);

-- What the hourly job asks for: originals that still hold something, contacts, notes, answers of a year ago.
create index inquiry_original_held on inquiry_original (city_id, inquiry_id) where text is not null;
create index inquiry_original_contact on inquiry_original (city_id, inquiry_id) where email is not null;
create index inquiry_event_note on inquiry_event (at) where note is not null;
create index inquiry_answered on inquiry (answered_at) where state = 'answered';

-- A change of state writes one row and no index. An index that names the state in its predicate is written anew at every
-- change of it, and all other indexes with it: 3,800 bytes of log at a million inquiries, 280 without (docs/performance.md).

-- What those predicates asked for, as columns that most steps leave alone.
alter table inquiry
  add column waiting boolean not null generated always as (state = 'submitted') stored,
  add column kept boolean not null generated always as (state <> 'archived') stored;

drop index inquiry_queue, inquiry_sealed, inquiry_changes, inquiry_answered;
-- The queue in its order, and the sealed one.
create index inquiry_queue on inquiry (city_id, queue_at, id) where waiting and not sealed;
create index inquiry_sealed on inquiry (city_id, queue_at, id) where waiting and sealed;
-- Those that wait for their author: the job that ends the waiting.
create index inquiry_changes on inquiry (changes_until) where changes_until is not null;
-- Answered a year ago and not in the archive yet: whoever was, was published before.
create index inquiry_kept on inquiry (published_at) where kept and published_at is not null;

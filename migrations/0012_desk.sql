-- The moderator's desk: the order of the queue, what the guard holds back, decisions that can be explained and undone.

alter table category
  -- How far "near" is when a moderator looks for the same danger, in metres.
  add column near_m int not null default 150 check (near_m between 20 and 5000),
  -- An urgent one overtakes in the queue.
  add column urgent boolean not null default false;
update category set near_m = 300 where precision = 'street';
update category set near_m = 1500 where precision = 'district';
update category set near_m = 500 where code in ('environment', 'water', 'medical-access');
update category set urgent = true
 where code in ('open-manhole', 'traffic-light', 'dangerous-dogs', 'shelter-access', 'medical-access');

alter table inquiry
  -- Its turn: when it came, less a head start of twelve hours for an urgent one. One column, so nothing starves.
  add column queue_at timestamptz not null default now(),
  -- Held back by the guard: one list shows it, two moderators must agree, nothing else touches it.
  add column sealed boolean not null default false,
  -- Of the public face: who edits an older one is told.
  add column version int not null default 1,
  add column merged_into uuid,
  -- Until when the author may change it as asked; and when it was changed, which is possible once.
  add column changes_until timestamptz,
  add column revised_at timestamptz,
  -- Who decided against it last: a review asked for by the author is somebody else's.
  add column refused_by text references "user" on delete set null,
  add column review_asked_at timestamptz,
  add foreign key (city_id, merged_into) references inquiry (city_id, id),
  add check ((state = 'merged') = (merged_into is not null)),
  add check (merged_into <> id),
  add check (not sealed or state in ('submitted', 'needs-changes', 'rejected', 'merged'));
update inquiry set queue_at = submitted_at;
drop index inquiry_queue;
-- The queue in its order, and the sealed one.
create index inquiry_queue on inquiry (city_id, queue_at, id) where state = 'submitted' and not sealed;
create index inquiry_sealed on inquiry (city_id, queue_at, id) where state = 'submitted' and sealed;
create index inquiry_merged_into on inquiry (city_id, merged_into) where merged_into is not null;
-- Those that wait for their author: the job that ends the waiting.
create index inquiry_changes on inquiry (changes_until) where state = 'needs-changes';

alter table inquiry_original
  -- Kinds of personal data found in the text, and kinds of what the guard found: never the words.
  add column findings text[] not null default '{}',
  add column guard text[] not null default '{}',
  add column district_id text,
  -- Keyed hash of the e-mail: the same author before, without who it is. Goes with the e-mail.
  add column author_key text,
  -- What it said before its author changed it as asked: for the moderator, to see what changed. Goes with the text.
  add column text_before text,
  add foreign key (city_id, district_id) references district (city_id, id);
create index inquiry_original_author on inquiry_original (city_id, author_key) where author_key is not null;

-- Boxes over a photo as shares of its sides; "copy" names the file they are burned into. Without a copy nobody sees it.
alter table photo
  add column boxes jsonb not null default '[]',
  add column copy uuid,
  add check ((boxes = '[]'::jsonb) = (copy is null));
-- Asked for by the file that everybody sees.
create index photo_copy on photo (city_id, copy) where copy is not null;

-- A photo that was taken away for good: that it was there, and why it is not.
create table photo_tombstone (
  city_id text not null,
  id uuid not null,
  inquiry_id uuid not null,
  reason text not null,
  removed_at timestamptz not null default now(),
  primary key (city_id, id),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade
);

-- The first of two moderators on a sealed inquiry: the public face that the second must agree to as it is. Another face
-- is another id, so that nobody agrees to what they have not read.
create table sealed_agreement (
  city_id text not null,
  inquiry_id uuid not null,
  id uuid not null,
  agreed_by text not null references "user" on delete cascade,
  face jsonb not null,
  at timestamptz not null default now(),
  primary key (city_id, inquiry_id),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade
);

-- A city's own words for a reason; without a row, or without words in it, those of the product. A row stays, so that
-- versions never repeat.
create table reason_text (
  city_id text not null references city on delete cascade,
  kind text not null check (kind in ('reject', 'change')),
  reason text not null,
  text_uk text,
  text_en text,
  version int not null default 1,
  changed_at timestamptz not null default now(),
  primary key (city_id, kind, reason),
  check ((text_uk is null) = (text_en is null))
);

-- What a city adds to the guard's word list, and which words of the list it does not use.
create table lexicon_term (
  city_id text not null references city on delete cascade,
  kind text not null,
  term text not null,
  used boolean not null,
  changed_by text references "user" on delete set null,
  changed_at timestamptz not null default now(),
  primary key (city_id, kind, term)
);

create table no_publish_area (
  city_id text not null references city on delete cascade,
  id uuid not null,
  name text not null,
  shape geometry(multipolygon, 4326) not null check (st_isvalid(shape)),
  created_at timestamptz not null default now(),
  primary key (city_id, id),
  unique (city_id, name)
);
create index no_publish_area_shape on no_publish_area using gist (shape);

-- Who is written to about an inquiry beside its author: authors of what was merged into it. By the inquiry they came
-- from, so that a merge that is undone takes back what it brought and nothing else; a person of two is written to once.
create table follower (
  city_id text not null,
  inquiry_id uuid not null,
  came_from uuid not null,
  email text not null,
  language text not null check (language in ('uk', 'en')),
  since timestamptz not null,
  primary key (city_id, inquiry_id, came_from),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade,
  foreign key (city_id, came_from) references inquiry (city_id, id) on delete cascade,
  check (came_from <> inquiry_id)
);

-- Taken back within seconds by who decided: it happened, but it tells nobody and counts nowhere.
alter table inquiry_event add column undone boolean not null default false;

-- "The queue of this city changed", for who has it open; said when the change commits, once for a transaction. What is
-- sealed is not in the queue, so it says nothing.
create function queue_waits(one inquiry) returns boolean language sql immutable parallel safe as $$
  select one.state = 'submitted' and not one.sealed
$$;
create function queue_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('queue_changed', case when tg_op = 'DELETE' then old.city_id else new.city_id end);
  return null;
end $$;
create trigger queue_changed_insert after insert on inquiry for each row
  when (queue_waits(new)) execute function queue_changed();
create trigger queue_changed_update after update of state, sealed, claimed_by, claimed_until, category, queue_at on inquiry
  for each row when ((queue_waits(old) or queue_waits(new))
    and (old.state, old.sealed, old.claimed_by, old.claimed_until, old.category, old.queue_at)
        is distinct from (new.state, new.sealed, new.claimed_by, new.claimed_until, new.category, new.queue_at))
  execute function queue_changed();
create trigger queue_changed_delete after delete on inquiry for each row
  when (queue_waits(old)) execute function queue_changed();

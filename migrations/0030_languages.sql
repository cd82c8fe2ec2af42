-- The language somebody reads in is any that the product has words for: one more is a file, not a migration.
-- NOTE: the API lets in only what it knows; what was taken away since is read as Ukrainian (shared/src/languages.ts).
alter table inquiry_original drop constraint inquiry_original_language_check;
alter table inquiry_original add constraint inquiry_original_language_check check (language ~ '^[a-z]{2}$');
alter table follower drop constraint follower_language_check;
alter table follower add constraint follower_language_check check (language ~ '^[a-z]{2}$');
alter table reader drop constraint reader_language_check;
alter table reader add constraint reader_language_check check (language ~ '^[a-z]{2}$');

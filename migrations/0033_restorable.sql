-- A dump could not be restored: pg_restore has no search_path, and a generated column of inquiry calls morton(), which
-- called another function by its bare name. Whatever a column, an index or a check computes names the schema.
create or replace function morton(x int, y int) returns bigint language plpgsql immutable strict parallel safe as $$
begin
  return public.morton_spread(x) | (public.morton_spread(y) << 1);
end $$;

-- The same of a comparison of two geometries, whose operator without a search_path is none or several: their bytes.
drop trigger freeze_original_update on inquiry_original;
create trigger freeze_original_update after update of exact_point on inquiry_original for each row
  when (new.exact_point is not null and old.exact_point::bytea is distinct from new.exact_point::bytea)
  execute function freeze_place_of_original();

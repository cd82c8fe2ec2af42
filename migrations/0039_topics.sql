-- A city switches topics of the national list off, and orders them. One that is off is offered to nobody who writes;
-- inquiries that are of it keep its name, and moderators may still publish those that wait.
alter table city_category add column active boolean not null default true;

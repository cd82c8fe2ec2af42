-- A worker of the version before knows of no kind of file, and would take streets for inquiries. What it asks for is a
-- lease that is over: that of a file of streets stands in a column of its own, and in the one of before it never is.
alter table import add column places_until timestamptz;
update import set worked_until = 'infinity' where kind = 'places';
